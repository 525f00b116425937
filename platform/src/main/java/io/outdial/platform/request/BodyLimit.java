package io.outdial.platform.request;

import io.outdial.platform.config.ServiceConfig;
import io.outdial.platform.dialect.FailureMapping;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Refuses a body that says it is too large before a byte of it is read, and one that does not say its size once it has become too large; either way the refusal
 * is worded by the dialect. The HTTP server's own limit, which knows no dialect, lies far above.
 */
@ApplicationScoped
public class BodyLimit {

    private static final int AFTER_THE_REQUEST_ID = 900;

    @Inject
    FailureMapping failures;

    @Inject
    ServiceConfig config;

    void register(@Observes Filters filters) {
        filters.register(this::check, AFTER_THE_REQUEST_ID);
    }

    /**
     * All of a body. What is too large is read to its end but not kept: a client that is still sending would not hear the refusal.
     *
     * @throws Failure.Refused {@code PAYLOAD_TOO_LARGE}
     * @throws IOException if the client goes away, or sends more than the server's own limit
     */
    public byte[] read(InputStream in) throws IOException {
        byte[] body = in.readNBytes(Math.toIntExact(limit()) + 1);
        if (body.length > limit()) {
            in.transferTo(OutputStream.nullOutputStream());
            throw tooLarge();
        }
        return body;
    }

    private void check(RoutingContext context) {
        if (declaredLength(context) > limit()) {
            // The rest of the body is not worth reading: the connection is closed after the answer.
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
            failures.answer(context, tooLarge());
            return;
        }
        context.next();
    }

    private Failure tooLarge() {
        return new Failure.Refused(ErrorCode.PAYLOAD_TOO_LARGE, "The body is larger than " + limit() + " bytes");
    }

    private long limit() {
        return config.maxBodySize().asLongValue();
    }

    private static long declaredLength(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
