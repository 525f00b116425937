package io.outdial.outbound.record;

import io.outdial.platform.phone.PhoneNumber;
import java.util.List;

/** What an agent can ask of records, in whatever dialect. */
public sealed interface RecordCommand {

    /** How far the command reaches. */
    ChainAttribute chain();

    default boolean isOfWholeChain() {
        return chain() == ChainAttribute.ALL_CHAIN;
    }

    /**
     * Marks the records and puts their numbers on the do-not-call list.
     *
     * @param numbers that the agent named; where no handle was given, those of the records that are meant
     */
    record DoNotCall(List<PhoneNumber> numbers, ChainAttribute chain) implements RecordCommand {

        public DoNotCall {
            numbers = List.copyOf(numbers);
        }
    }

    /** Takes records out of dialling, although their numbers may be called. */
    record Cancel(ChainAttribute chain) implements RecordCommand {}

    /**
     * Changes what is known of the record's number; null stays as it is.
     *
     * @param timeZone a zone of the tz database, or EST, CST, MST or PST
     * @param callFrom second of the day, in the record's time zone
     * @param callUntil second of the day; before {@code callFrom} it is that of the next day
     */
    record Update(PhoneNumber phone, PhoneType phoneType, String timeZone, Integer callFrom, Integer callUntil)
            implements RecordCommand {

        @Override
        public ChainAttribute chain() {
            return ChainAttribute.RECORD_ONLY;
        }

        /** Hours from a second to that very second are none, and nobody knows whether the whole day was meant. */
        boolean leavesNoHours(OutboundRecord record) {
            Integer from = callFrom == null ? record.callFrom() : callFrom;
            Integer until = callUntil == null ? record.callUntil() : callUntil;
            return from != null && from.equals(until);
        }
    }
}
