package io.outdial.platform.peer;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** The first call of a peer after a start, which takes longer than any other. */
final class WarmUp {

    private static final Logger LOG = Logger.getLogger(WarmUp.class);

    private static final Duration MIN_PAUSE = Duration.ofMillis(250);
    private static final Duration MAX_PAUSE = Duration.ofSeconds(2);
    private static final int ATTEMPTS = 60;

    private WarmUp() {}

    /** Asks until there is any answer, and nobody waits for it. */
    static void begin(String name, Supplier<Uni<?>> question) {
        Uni.createFrom()
                .deferred(question::get)
                .onFailure(failure -> !(failure instanceof WebApplicationException))
                .retry()
                .withBackOff(MIN_PAUSE, MAX_PAUSE)
                .atMost(ATTEMPTS)
                .subscribe()
                .with(
                        answer -> LOG.debugf("%s answers", name),
                        failure -> LOG.debugf("%s does not answer yet: %s", name, failure));
    }
}
