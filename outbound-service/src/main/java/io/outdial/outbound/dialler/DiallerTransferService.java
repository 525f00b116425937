package io.outdial.outbound.dialler;

import io.outdial.outbound.record.CallResult;
import io.outdial.outbound.record.HeldRecordService;
import io.outdial.outbound.record.HeldRecordService.Held;
import io.outdial.outbound.record.RecordCommand;
import io.outdial.outbound.record.RecordOutcome;
import io.outdial.outbound.record.TransferSubject;
import io.outdial.outbound.record.TransferSubjectRepository;
import io.outdial.outbound.transfer.TransferService;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;

/** Calls that diallers hand over. If the record has changed while transfer-service was asked, nothing changes. */
@ApplicationScoped
class DiallerTransferService {

    @Inject
    HeldRecordService records;

    @Inject
    TransferSubjectRepository subjects;

    @Inject
    TransferService transfers;

    /** @param transfer where the call goes */
    record Prepared(UUID attemptId, Map<String, Object> transfer) {}

    /**
     * Finds out where the call goes, outside of a transaction. A repetition is told where it went.
     *
     * @param named the transfer config; null for those of the campaign
     */
    Uni<Prepared> prepare(Held held, CallResult result, UUID named) {
        return records.requireTransferable(held, result).chain(subject -> where(held.clientId(), subject, named)
                .map(transfer -> new Prepared(subject.attemptId(), transfer)));
    }

    private Uni<Map<String, Object>> where(UUID clientId, TransferSubject subject, UUID named) {
        return subject.earlier() == null
                ? transfers.resolve(clientId, subject, named)
                : Uni.createFrom().item(subject.earlier());
    }

    @WithTransaction
    Uni<RecordOutcome> carryOut(Held held, CallResult result, Integer durationSeconds, Prepared prepared) {
        return records.carryOut(held, new RecordCommand.Complete(result, durationSeconds))
                .call(() -> subjects.keep(held.clientId(), prepared.attemptId(), prepared.transfer()));
    }
}
