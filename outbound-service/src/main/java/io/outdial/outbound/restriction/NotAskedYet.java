package io.outdial.outbound.restriction;

import java.util.List;
import java.util.UUID;

/** The work needs to know something that restrictions-service has to be asked first, outside of a transaction. */
final class NotAskedYet extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID clientId;
    private final UUID campaignId;
    private final transient List<UUID> memberIds;

    NotAskedYet(UUID clientId, UUID campaignId, List<UUID> memberIds) {
        super("restrictions-service has not been asked", null, false, false);
        this.clientId = clientId;
        this.campaignId = campaignId;
        this.memberIds = List.copyOf(memberIds);
    }

    UUID clientId() {
        return clientId;
    }

    UUID campaignId() {
        return campaignId;
    }

    List<UUID> memberIds() {
        return memberIds;
    }
}
