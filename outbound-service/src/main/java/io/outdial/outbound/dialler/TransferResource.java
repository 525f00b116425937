package io.outdial.outbound.dialler;

import io.outdial.contract.outbound.RecordTransferAnswerDto;
import io.outdial.contract.outbound.RecordTransfersApi;
import io.outdial.contract.outbound.TransferRecordDto;
import io.outdial.outbound.dialler.DiallerTransferService.Prepared;
import io.outdial.outbound.record.CallResult;
import io.outdial.outbound.record.HeldRecordService.Held;
import io.outdial.platform.caller.Call;
import io.outdial.platform.idempotency.Idempotency;
import io.outdial.platform.registry.Client;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code POST /v2/records/{handle}:transfer}: a dialler hands a call over. */
@Cancellable(false)
public class TransferResource implements RecordTransfersApi {

    @Inject
    DiallerTransferService transfers;

    @Inject
    Idempotency idempotency;

    @Inject
    Call call;

    @Override
    public Uni<RecordTransferAnswerDto> transferRecord(Long handle, TransferRecordDto given, String idempotencyKey) {
        Client client = call.caller().client();
        Held held = new Held(client.id(), client.region(), handle, given.attemptId(), null);
        CallResult result = ResultMapper.transferResult(given.callResult());
        return idempotency.once(
                call,
                idempotencyKey,
                RecordTransferAnswerDto.class,
                () -> transfers.prepare(held, result, given.transferConfigId()),
                (Prepared prepared) -> transfers
                        .carryOut(held, result, given.durationSeconds(), prepared)
                        .map(outcome ->
                                new RecordTransferAnswerDto(prepared.transfer(), DiallerMapper.toDto(outcome))));
    }
}
