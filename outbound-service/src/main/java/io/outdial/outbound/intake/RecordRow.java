package io.outdial.outbound.intake;

import io.outdial.outbound.record.PhoneType;
import io.outdial.outbound.record.WindowKey;
import io.outdial.platform.phone.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A person who is to be called, as a row of a request or a file says: by one number, or by several, one after the
 * other.
 *
 * @param numbers at least one, no two of them the same telephone
 * @param name null where it is not given
 * @param priority 0 to 99, null where it is not given
 * @param fields the campaign's mapped columns, or others: texts, numbers and booleans
 */
public record RecordRow(
        List<Telephone> numbers,
        String name,
        Audience audience,
        Timing timing,
        Integer priority,
        Map<String, Object> fields) {

    public RecordRow {
        numbers = List.copyOf(numbers);
    }

    public record Telephone(PhoneNumber phone, PhoneType type) {}

    /**
     * By the names that its sender uses, or by id; null where it gives none.
     *
     * @param agent who is to call, by the id that members are created with
     * @param skill that the call needs
     * @param source where the person comes from, by its public identifier
     */
    public record Audience(String agent, String skill, String source) {

        public static final Audience ANYBODY = new Audience(null, null, null);
    }

    /**
     * @param window leaves some time to call
     * @param dueAt when it may be called first, null for at once
     * @param expiresAt from then on it is not called, null for never
     */
    public record Timing(WindowKey window, Instant dueAt, Instant expiresAt) {

        public static final Timing ANY_TIME = new Timing(WindowKey.UNSAID, null, null);
    }

    boolean hasSeveralNumbers() {
        return numbers.size() > 1;
    }

    /** Does not show who is to be called. */
    @Override
    public String toString() {
        return "RecordRow[" + numbers.size() + " numbers]";
    }
}
