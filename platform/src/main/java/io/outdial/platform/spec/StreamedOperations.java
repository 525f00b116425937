package io.outdial.platform.spec;

import io.outdial.platform.request.BodyLimit;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Lifts the limit of bodies where the document says that one is taken while it arrives ({@link BodyMode#STREAM}). */
@ApplicationScoped
class StreamedOperations {

    private static final int BEFORE_THE_LIMIT = BodyLimit.AFTER_THE_REQUEST_ID + 10;

    @Inject
    SpecDocument document;

    void register(@Observes Filters filters) {
        filters.register(this::allowStreams, BEFORE_THE_LIMIT);
    }

    private void allowStreams(RoutingContext context) {
        if (document.takesStream(
                context.normalizedPath(), context.request().method().name())) {
            BodyLimit.allowAnySize(context);
        }
        context.next();
    }
}
