package io.outdial.outbound.record;

import io.outdial.platform.phone.PhoneNumber;
import java.util.List;

/** What an agent can ask of records, in whatever dialect. */
public sealed interface RecordCommand {

    /**
     * Marks the records and puts their numbers on the do-not-call list.
     *
     * @param numbers that the agent named; where no handle was given, those of the records that are meant
     * @param chain how far the mark reaches
     */
    record DoNotCall(List<PhoneNumber> numbers, ChainAttribute chain) implements RecordCommand {

        public DoNotCall {
            numbers = List.copyOf(numbers);
        }

        public boolean isOfWholeChain() {
            return chain == ChainAttribute.ALL_CHAIN;
        }
    }
}
