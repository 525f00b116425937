package io.outdial.outbound.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.contract.outbound.GenesysSuccessDto;
import io.outdial.contract.outbound.OutboundRecordsApi;
import io.outdial.outbound.login.Agent;
import io.outdial.platform.caller.Call;
import io.outdial.platform.idempotency.Idempotency;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import org.jboss.resteasy.reactive.server.Cancellable;

/**
 * {@code /api/v2/me/outbound-records} (genesys-web-services.md §1, §2.1, §2.2). {@code operationName} in the body
 * chooses the {@link RecordOperation}.
 */
@Cancellable(false)
public class OutboundRecordResource implements OutboundRecordsApi {

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

    private Uni<GenesysSuccessDto> operate(RecordTarget target, JsonNode body, String idempotencyKey) {
        Agent agent = Agent.of(call.caller());
        OperationParameters parameters = new OperationParameters(body);
        RecordOperation operation = operations.chosenBy(parameters, target);
        return once(operation, agent, target, parameters, idempotencyKey)
                .invoke(done -> events.deliver(done.notifications()))
                .map(CarriedOut::answer);
    }

    private Uni<CarriedOut> once(
            RecordOperation operation,
            Agent agent,
            RecordTarget target,
            OperationParameters parameters,
            String idempotencyKey) {
        return operation instanceof AskingOperation asking
                ? idempotency.once(
                        call,
                        idempotencyKey,
                        CarriedOut.class,
                        () -> asking.ask(agent, target, parameters),
                        asked -> asked.get().map(CarriedOut::with))
                : idempotency.once(call, idempotencyKey, CarriedOut.class, () -> operation
                        .carryOut(agent, target, parameters)
                        .map(CarriedOut::with));
    }
}
