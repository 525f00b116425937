package io.outdial.outbound.intake;

import java.util.List;

/** What is to become of a row, by what is known of its numbers. */
sealed interface RowDecision {

    /** @param numbers those that may be called */
    record Store(RowDraft draft, List<Admitted> numbers) implements RowDecision {

        public Store {
            numbers = List.copyOf(numbers);
        }

        boolean isChain() {
            return numbers.size() > 1;
        }
    }

    /** @param isNew whether the campaign has no record of it, and no earlier row is to store one */
    record Admitted(RecordRow.Telephone number, boolean isNew) {}

    /** @param handle of the record that has one of the numbers */
    record Known(long handle) implements RowDecision {}

    /** @param earlier the row before that has one of the numbers */
    record Repeated(Store earlier) implements RowDecision {}

    /** None of the numbers may be called. */
    record Forbidden() implements RowDecision {}
}
