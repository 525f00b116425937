package io.outdial.bench.torture;

/** What is done to a running stack. */
public enum Fault {
    /** {@code kill -9} of one process of a service, which is started again. */
    KILL,
    /** One process of a service stands still for a while, as on a machine that swaps or a virtual one that is moved. */
    PAUSE,
    /** PostgreSQL ends without a word, and starts again from its log. */
    DATABASE
}
