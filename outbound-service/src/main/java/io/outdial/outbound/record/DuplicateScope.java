package io.outdial.outbound.record;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * The records among which duplicates of numbers are looked for.
 *
 * @param since only those that were added from then on; null for all
 * @param isByName whether a record of another name is none; a name that is missing fits any
 */
public record DuplicateScope(UUID campaignId, UUID callingListId, Reach reach, Instant since, boolean isByName) {

    /** How far one looks. */
    public enum Reach {
        LIST,
        CAMPAIGN,
        CLIENT;

        /** As {@code known_records} has it. */
        String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
