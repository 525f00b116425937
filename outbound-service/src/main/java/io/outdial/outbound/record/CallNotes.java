package io.outdial.outbound.record;

import java.util.Map;

/**
 * What a dialler says of a call besides its result.
 *
 * @param dialledNumber the number that was called, where it was another than the record's; null where it was not
 * @param durationSeconds null where it is not known
 * @param fields texts and numbers that the record is to have
 */
public record CallNotes(String dialledNumber, Integer durationSeconds, Map<String, Object> fields) {

    public static final CallNotes NONE = new CallNotes(null, null, Map.of());

    public CallNotes {
        fields = Map.copyOf(fields);
    }

    /** Shows neither the number nor what was noted. */
    @Override
    public String toString() {
        return "CallNotes[" + fields.size() + " fields]";
    }
}
