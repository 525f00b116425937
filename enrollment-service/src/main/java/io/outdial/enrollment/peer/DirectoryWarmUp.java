package io.outdial.enrollment.peer;

import io.outdial.contract.outbound.DirectoryQuestionDto;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Asks the directory about nothing once after the start, until there is any answer. The first call of a young process, here and at the peer, takes longer than
 * the 300 ms of a real one: without this the first enrolment after a start would be refused. Past the breaker, and nothing waits for it.
 */
@ApplicationScoped
class DirectoryWarmUp {

    private static final Logger LOG = Logger.getLogger(DirectoryWarmUp.class);
    private static final UUID NOBODY = new UUID(0, 0);
    private static final Duration SOON = Duration.ofMillis(250);
    private static final Duration LATER = Duration.ofSeconds(2);
    private static final int ATTEMPTS = 60;

    @Inject
    @RestClient
    DirectoryClient client;

    void warmUp(@Observes StartupEvent started) {
        List<UUID> nothing = List.of(NOBODY);
        client.lookupDirectory(new DirectoryQuestionDto(NOBODY, nothing, nothing, nothing, List.of()))
                .onFailure(failure -> !(failure instanceof WebApplicationException))
                .retry()
                .withBackOff(SOON, LATER)
                .atMost(ATTEMPTS)
                .subscribe()
                .with(
                        answer -> LOG.debug("The campaign directory answers"),
                        failure -> LOG.debug("The campaign directory does not answer yet", failure));
    }
}
