package io.outdial.enrollment.event;

import io.outdial.contract.enrollment.OutboxApi;
import io.outdial.platform.outbox.OutboxEndpoint;
import io.outdial.platform.outbox.OutboxOperations;
import jakarta.inject.Inject;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code /internal/v1/outbox/events}. */
@Cancellable(false)
public class OutboxResource extends OutboxEndpoint implements OutboxApi {

    @Inject
    public OutboxResource(OutboxOperations outbox) {
        super(outbox);
    }
}
