package io.outdial.bench.torture.link;

/** What may happen to the connections of a {@link Link}, those that are open and those that are opened meanwhile. */
public enum Trouble {
    /** Each piece arrives a moment later. */
    DELAY,
    /** They break, as when the other machine has lost them. */
    RESET,
    /** Who has connected is told that nothing more will come, while it may still send. */
    HALF_CLOSE,
    /** Nothing arrives and nothing is refused; what was sent arrives when it is over. */
    BLACK_HOLE,
    /** They break in the middle of what is sent, each after some bytes. */
    CUT
}
