package io.outdial.outbound.intake;

/** How a lead came through its set. */
sealed interface Passage {

    /** @param answer of this lead, or of the first one with its {@code Idempotency-Key} */
    record Answered(Object answer) implements Passage {}

    /** This one is refused, whatever the others are. */
    record Failed(Throwable failure) implements Passage {}

    /** Its number is being marked; it has to wait, by itself. */
    record Busy() implements Passage {}

    /** Its campaign has changed. */
    record Stale() implements Passage {}
}
