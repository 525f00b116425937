package io.outdial.outbound.donotcall;

import io.outdial.platform.paging.PageRequest;
import java.util.List;
import java.util.UUID;

/**
 * Which entries are asked for.
 *
 * @param keys of a number; null for all numbers
 * @param kind of scope; null for all
 * @param scopeId of the campaign or the group, whose kind is said; null for all of the kind
 */
public record EntryQuery(List<String> keys, EntryScope.Kind kind, UUID scopeId, PageRequest page) {

    public EntryQuery {
        keys = keys == null ? null : List.copyOf(keys);
    }
}
