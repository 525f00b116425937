package io.outdial.outbound.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.contract.outbound.GenesysSuccessDto;
import io.outdial.contract.outbound.OutboundRecordsApi;
import io.outdial.outbound.agent.Agent;
import io.outdial.platform.caller.Call;
import io.outdial.platform.idempotency.Idempotency;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.resteasy.reactive.server.Cancellable;

/**
 * {@code /api/v2/me/outbound-records} (genesys-web-services.md §1, §2.1, §2.2). {@code operationName} in the body
 * chooses the {@link RecordOperation}.
 */
@Cancellable(false)
public class OutboundRecordResource implements OutboundRecordsApi {

    private static final GenesysSuccessDto DONE = new GenesysSuccessDto(0);

    @Inject
    RecordOperations operations;

    @Inject
    RecordEvents events;

    @Inject
    Idempotency idempotency;

    @Inject
    Call call;

    @Override
    public Uni<GenesysSuccessDto> operateOnOutboundRecord(String handle, JsonNode body, String idempotencyKey) {
        return operate(RecordTarget.OfHandle.parse(handle), body, idempotencyKey);
    }

    @Override
    public Uni<GenesysSuccessDto> operateOnOutboundRecords(JsonNode body, String idempotencyKey) {
        return operate(new RecordTarget.ByParameters(), body, idempotencyKey);
    }

    /** A repetition by {@code Idempotency-Key} is answered without an event: nothing happened. */
    private Uni<GenesysSuccessDto> operate(RecordTarget target, JsonNode body, String idempotencyKey) {
        long began = System.nanoTime();
        Agent agent = Agent.of(call.caller());
        OperationParameters parameters = new OperationParameters(body);
        RecordOperation operation = operations.chosenBy(parameters, target);
        AtomicReference<RecordEvent> happened = new AtomicReference<>();
        return idempotency
                .once(call, idempotencyKey, GenesysSuccessDto.class, () -> operation
                        .carryOut(agent, target, parameters)
                        .invoke(happened::set)
                        .replaceWith(DONE))
                .invoke(() -> Optional.ofNullable(happened.get())
                        .ifPresent(event -> events.tell(agent, event, Duration.ofNanos(System.nanoTime() - began))));
    }
}
