package io.outdial.outbound.donotcall;

import java.util.UUID;

/**
 * Where an entry holds.
 *
 * @param id of the campaign or the group; nil for the whole client
 */
public record EntryScope(Kind kind, UUID id) {

    public enum Kind {
        /** In all campaigns. */
        CLIENT,
        CAMPAIGN,
        /** In the campaigns that name the group. */
        GROUP
    }

    public static final EntryScope CLIENT = new EntryScope(Kind.CLIENT, new UUID(0, 0));

    static EntryScope of(UUID id, boolean isCampaign) {
        if (id.equals(CLIENT.id)) {
            return CLIENT;
        }
        return new EntryScope(isCampaign ? Kind.CAMPAIGN : Kind.GROUP, id);
    }
}
