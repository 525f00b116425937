package io.outdial.platform.caller;

import io.outdial.platform.quota.QuotaLimit;
import io.outdial.platform.registry.Client;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * An authenticated caller.
 *
 * @param client the tenant that the call acts for
 * @param subject who it is within the tenant: the id of a key, of a member, the subject of a token; goes into histories
 *     and logs, never a secret
 * @param permissions what the caller may do
 * @param requestsPerMinute the caller's own quota; null means the defaults of the operations it calls
 * @param quotas what it has of its own of single classes of operations, by their names
 */
public record Caller(
        Client client,
        String subject,
        Set<String> permissions,
        Integer requestsPerMinute,
        Map<String, QuotaLimit> quotas) {

    /** No class has a quota of its own. */
    public Caller(Client client, String subject, Set<String> permissions, Integer requestsPerMinute) {
        this(client, subject, permissions, requestsPerMinute, Map.of());
    }

    public UUID clientId() {
        return client.id();
    }

    public boolean may(String permission) {
        return permissions.contains(permission);
    }
}
