package io.outdial.outbound.donotcall;

import java.util.List;
import java.util.UUID;

/**
 * Which entries are meant.
 *
 * @param keys of a number; null for all numbers
 * @param kind of scope; null for all
 * @param scopeId of the campaign or the group, whose kind is said; null for all of the kind
 */
public record EntrySelection(List<String> keys, EntryScope.Kind kind, UUID scopeId) {

    public EntrySelection {
        keys = keys == null ? null : List.copyOf(keys);
    }
}
