package io.outdial.outbound.record;

import java.util.Locale;

/**
 * What the database decided about an {@link AddRequest}.
 *
 * @param handle of the record; of a duplicate, that of the record there is; null where there is none
 * @param movedFrom the campaign's position before, if this very request put it in another one; of several at once at
 *     most one has. Else null
 */
public record Addition(Outcome outcome, Long handle, String movedFrom) {

    public enum Outcome {
        STORED,
        /** Nothing was stored: the campaign has the number. */
        DUPLICATE,
        /** Nothing was stored: the number must not be called. */
        DO_NOT_CALL,
        /** Nothing was decided: somebody is changing the list entry of the number, and it was not to be waited for. */
        BUSY,
        /** Nothing was decided: the campaign is not the one that the request was made for. */
        STALE;

        /** @param text as {@code add_records} has it */
        static Outcome of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }
}
