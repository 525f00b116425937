package io.outdial.outbound.enrolment;

import io.outdial.outbound.intake.RecordRow;
import io.outdial.outbound.intake.RecordRow.Audience;
import io.outdial.outbound.intake.RecordRow.Telephone;
import io.outdial.outbound.intake.RecordRow.Timing;
import io.outdial.outbound.intake.RowFault;
import io.outdial.outbound.intake.RowReading;
import io.outdial.outbound.record.WindowKey;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.phone.UndialledNumbers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** An enrolment as a row of whoever loads: the customer's numbers are one chain. */
final class EnrolmentRow {

    private EnrolmentRow() {}

    /**
     * Faulty if nobody is called at any of the numbers. If nobody says where the customer is, the number does.
     *
     * @param region of the client
     * @param sources those that there are; another one has been removed, and is left out
     */
    static RowReading of(BegunEnrolment enrolment, String region, Set<UUID> sources) {
        List<Telephone> numbers = dialable(enrolment.numbers(), region);
        if (numbers.isEmpty()) {
            return new RowReading.Faulty(
                    new RowFault(ErrorCode.VALIDATION_ERROR, "phones", "Nobody is called at these numbers"));
        }
        UUID source = enrolment.sourceId();
        return new RowReading.Valid(new RecordRow(
                numbers,
                enrolment.name(),
                source == null || !sources.contains(source)
                        ? Audience.ANYBODY
                        : new Audience(null, null, source.toString()),
                new Timing(
                        new WindowKey(
                                CustomerZones.of(enrolment.timezone(), enrolment.postalCode(), region), null, null),
                        null,
                        null),
                null,
                Map.of()));
    }

    /** No two of them the same telephone. */
    private static List<Telephone> dialable(List<Telephone> numbers, String region) {
        Set<String> seen = new HashSet<>();
        List<Telephone> dialable = new ArrayList<>();
        for (Telephone number : numbers) {
            boolean isRepeated = number.phone().keys().stream().anyMatch(seen::contains);
            if (!isRepeated && !UndialledNumbers.contain(number.phone(), region)) {
                seen.addAll(number.phone().keys());
                dialable.add(number);
            }
        }
        return dialable;
    }
}
