package io.outdial.platform.quota;

import java.util.UUID;

/**
 * What is counted together as one quota.
 *
 * @param subject who calls, within the client
 * @param scope what the limit is for: all that the subject calls, or the operations of one quota class
 * @param limit another limit is another count
 */
public record QuotaKey(UUID clientId, String subject, String scope, QuotaLimit limit) {

    /** For a process that counts its share by itself. */
    public QuotaKey sharedBy(int processes) {
        return new QuotaKey(clientId, subject, scope, limit.sharedBy(processes));
    }
}
