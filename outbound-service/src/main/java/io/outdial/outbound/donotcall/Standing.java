package io.outdial.outbound.donotcall;

import java.util.List;

/**
 * What the list says of a number.
 *
 * @param isListed whether it must not be called
 * @param isErased its owner was erased, so nothing else is known of it
 * @param exemption by which it may be called although the registry has it; null where there is none
 */
public record Standing(boolean isListed, boolean isErased, List<ListedEntry> entries, Exemption exemption) {

    public Standing {
        entries = List.copyOf(entries);
    }
}
