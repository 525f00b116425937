package io.outdial.platform.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.platform.dialect.ErrorAnswer;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.metric.RequestMetrics;
import io.outdial.platform.spec.SpecDocument;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * The one place where something thrown becomes an answer. Whatever is not a {@link Failure} is translated into one
 * first, so neither a framework's own error body nor a class name ever reaches a client.
 */
@ApplicationScoped
public class FailureMapping {

    private static final Logger LOG = Logger.getLogger(FailureMapping.class);

    private final OutageLog outages = new OutageLog();

    private final SpecDocument document;
    private final ObjectMapper json;
    private final RequestMetrics metrics;

    @Inject
    public FailureMapping(SpecDocument document, ObjectMapper json, RequestMetrics metrics) {
        this.document = document;
        this.json = json;
        this.metrics = metrics;
    }

    @ServerExceptionMapper(priority = 1)
    public Response map(Throwable thrown, RoutingContext context) {
        ErrorAnswer answer = refusal(context, thrown);
        Response.ResponseBuilder response = Response.status(answer.httpStatus())
                .type(MediaType.APPLICATION_JSON)
                .entity(answer.body());
        if (answer.retryAfterSeconds() > 0) {
            response.header(HttpHeaders.RETRY_AFTER, answer.retryAfterSeconds());
        }
        return response.build();
    }

    /** Handles what fails outside of a resource, before the framework's own error page would. */
    public void register(@Observes Router router) {
        router.route()
                .order(Integer.MIN_VALUE)
                .failureHandler(context -> answer(
                        context, context.failure() == null ? ofStatus(context.statusCode(), null) : context.failure()));
    }

    private void answer(RoutingContext context, Throwable thrown) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            response.reset();
            return;
        }
        ErrorAnswer answer = refusal(context, thrown);
        if (answer.retryAfterSeconds() > 0) {
            response.putHeader(HttpHeaders.RETRY_AFTER, Long.toString(answer.retryAfterSeconds()));
        }
        response.setStatusCode(answer.httpStatus())
                .putHeader(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
                .end(write(answer.body()));
    }

    private ErrorAnswer refusal(RoutingContext context, Throwable thrown) {
        Failure failure = asFailure(thrown);
        metrics.refused(context, failure);
        return document.dialectOf(context.request().path()).refuse(failure);
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an error body that cannot be written", e);
        }
    }

    /**
     * Whether a failure comes from a database or peer that is unreachable, or busy for too long: the same request may
     * succeed a moment later.
     */
    public static boolean isTransient(Throwable thrown) {
        return TransientFailures.find(thrown).isPresent();
    }

    /**
     * Whether a statement failed only because another transaction held something for too long. Nothing was changed, so
     * it may be tried again at once.
     */
    public static boolean isContention(Throwable thrown) {
        return TransientFailures.isContention(thrown);
    }

    /**
     * Whether PostgreSQL ended a statement because its time was over. Nothing was changed, and a statement about less
     * may have time enough.
     */
    public static boolean isOverdue(Throwable thrown) {
        return TransientFailures.isOverdue(thrown);
    }

    /**
     * The SQLSTATE of a statement of the SQL client that failed by what it was given: a value or a constraint, so that
     * it fails again. Empty for any other failure.
     */
    public static Optional<String> refusedState(Throwable thrown) {
        return TransientFailures.refusedState(thrown);
    }

    private Failure asFailure(Throwable thrown) {
        if (thrown instanceof Failure failure) {
            return failure;
        }
        if (thrown instanceof HttpException http) {
            return ofStatus(http.getStatusCode(), http);
        }
        Optional<Failure> transientFailure = TransientFailures.find(thrown);
        if (transientFailure.isPresent()) {
            outages.log(thrown);
            return transientFailure.get();
        }
        if (thrown instanceof WebApplicationException http) {
            return ofStatus(http.getResponse().getStatus(), http);
        }
        LOG.error("A request failed by a fault of the program", thrown);
        return new Failure.Internal();
    }

    /** A refusal of the framework, by its HTTP status. */
    static Failure ofStatus(int status, Throwable cause) {
        return switch (status) {
            case 401 -> new Failure.Unauthenticated();
            case 404 -> new Failure.NotFound("No such resource");
            case 405 -> new Failure.Refused(ErrorCode.METHOD_NOT_ALLOWED, "This resource does not know that method");
            case 406 -> new Failure.Refused(ErrorCode.NOT_ACCEPTABLE, "Answers are application/json only");
            case 413 -> new Failure.Refused(ErrorCode.PAYLOAD_TOO_LARGE, "The body is larger than this resource takes");
            case 415 -> new Failure.Refused(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Bodies are application/json only");
            case 502, 503, 504 -> new Failure.Unavailable("Not available now", Duration.ofSeconds(1));
            default -> {
                if (status >= 400 && status < 500) {
                    yield new Failure.Refused(ErrorCode.BAD_REQUEST, "The request cannot be read");
                }
                LOG.error("The framework failed a request", cause);
                yield new Failure.Internal();
            }
        };
    }
}
