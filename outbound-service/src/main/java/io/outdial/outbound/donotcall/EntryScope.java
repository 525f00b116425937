package io.outdial.outbound.donotcall;

import java.util.UUID;

/**
 * Where an entry holds.
 *
 * @param id of the campaign or the group; nil for the whole client, all ones for the registry
 */
public record EntryScope(Kind kind, UUID id) {

    public enum Kind {
        /** In all campaigns. */
        CLIENT,
        CAMPAIGN,
        /** In the campaigns that name the group. */
        GROUP,
        /** In the campaigns that apply the national registry. */
        REGISTRY
    }

    public static final EntryScope CLIENT = new EntryScope(Kind.CLIENT, new UUID(0, 0));

    public static final EntryScope REGISTRY = new EntryScope(Kind.REGISTRY, new UUID(-1, -1));

    static EntryScope of(UUID id, boolean isCampaign) {
        if (id.equals(CLIENT.id)) {
            return CLIENT;
        }
        if (id.equals(REGISTRY.id)) {
            return REGISTRY;
        }
        return new EntryScope(isCampaign ? Kind.CAMPAIGN : Kind.GROUP, id);
    }
}
