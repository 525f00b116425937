package io.outdial.bench.torture;

import io.outdial.bench.torture.link.Trouble;
import java.util.Optional;

/** What is done to a running stack. */
public enum Fault {
    /** {@code kill -9} of one process of a service, which is started again. */
    KILL,
    /** One process of a service stands still for a while, as on a machine that swaps or a virtual one that is moved. */
    PAUSE,
    /** PostgreSQL ends without a word, and starts again from its log. */
    DATABASE,
    /** The registry file is half there for a while. */
    REGISTRY,
    DELAY(Trouble.DELAY),
    RESET(Trouble.RESET),
    HALF_CLOSE(Trouble.HALF_CLOSE),
    BLACK_HOLE(Trouble.BLACK_HOLE),
    CUT(Trouble.CUT);

    private final Trouble trouble;

    Fault() {
        this(null);
    }

    /** @param trouble of the connections from one process to another service or to PostgreSQL */
    Fault(Trouble trouble) {
        this.trouble = trouble;
    }

    /** Nothing if it is not about connections. */
    Optional<Trouble> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** Whether it strikes one process of a service. */
    boolean strikesProcess() {
        return this != DATABASE && this != REGISTRY;
    }
}
