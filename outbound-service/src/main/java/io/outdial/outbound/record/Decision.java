package io.outdial.outbound.record;

/** What {@link RecordStateMachine} says to a command. */
sealed interface Decision permits ChainChange, Refusal {}
