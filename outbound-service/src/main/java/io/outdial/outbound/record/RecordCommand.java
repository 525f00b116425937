package io.outdial.outbound.record;

import io.outdial.platform.phone.PhoneNumber;
import java.time.Instant;
import java.util.List;

/** What can be asked of records, in whatever dialect. */
public sealed interface RecordCommand {

    /** How far the command reaches. */
    default ChainAttribute chain() {
        return ChainAttribute.RECORD_ONLY;
    }

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
            implements RecordCommand {}

    /**
     * Changes what is known of records that wait: of the one, or of all of its chain that are still called. Their
     * numbers stay.
     */
    record Edit(RecordEdit changes, ChainAttribute chain) implements RecordCommand {}

    /**
     * The number was called.
     *
     * @param result anything but {@link CallResult#DO_NOT_CALL}, which is a {@link DoNotCall}
     * @param durationSeconds null where it is not known
     */
    record Complete(CallResult result, Integer durationSeconds) implements RecordCommand {}

    /** Its holder gives it back uncalled. */
    record Reject() implements RecordCommand {}

    /**
     * It is called again at an agreed time.
     *
     * @param forMember by the very agent who agreed it; otherwise by any of the campaign
     * @param mayWait whether it may be a record that nobody has
     */
    record Reschedule(Instant at, boolean forMember, boolean mayWait) implements RecordCommand {

        /** Of a record that is with who agrees the time. */
        public Reschedule(Instant at, boolean forMember) {
            this(at, forMember, false);
        }

        /** The same for one that may also be waiting. */
        public Reschedule orWaiting() {
            return new Reschedule(at, forMember, true);
        }
    }

    /** Its holder keeps it longer. */
    record Extend(Instant until) implements RecordCommand {}
}
