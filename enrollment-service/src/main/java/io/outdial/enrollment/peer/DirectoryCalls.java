package io.outdial.enrollment.peer;

import io.outdial.contract.outbound.DirectoryAnswerDto;
import io.outdial.contract.outbound.DirectoryQuestionDto;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** One call with its budget: 300 ms an attempt, one retry, a breaker that counts attempts (architecture.md §2). */
@ApplicationScoped
class DirectoryCalls {

    @Inject
    @RestClient
    DirectoryClient client;

    @Timeout(value = 300, unit = ChronoUnit.MILLIS)
    @Retry(
            maxRetries = 1,
            delay = 20,
            jitter = 20,
            retryOn = {DirectoryUnavailable.class, TimeoutException.class})
    @CircuitBreaker(requestVolumeThreshold = 10, failureRatio = 0.5, delay = 2, delayUnit = ChronoUnit.SECONDS)
    @CircuitBreakerName(Directory.BREAKER)
    Uni<DirectoryAnswerDto> lookup(DirectoryQuestionDto question) {
        return client.lookupDirectory(question)
                .onFailure(DirectoryCalls::isTransient)
                .transform(DirectoryUnavailable::new);
    }

    private static boolean isTransient(Throwable failure) {
        return failure instanceof WebApplicationException http
                ? http.getResponse().getStatus() >= 500
                : failure instanceof ProcessingException || failure instanceof java.io.IOException;
    }
}
