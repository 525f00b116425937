package io.outdial.outbound.donotcall;

import java.util.List;

/**
 * What the list says of a number.
 *
 * @param isListed whether it must not be called
 * @param isErased its owner was erased, so nothing else is known of it
 */
public record Standing(boolean isListed, boolean isErased, List<ListedEntry> entries) {

    public Standing {
        entries = List.copyOf(entries);
    }
}
