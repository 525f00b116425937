package io.outdial.outbound.enrolment;

import io.outdial.contract.enrollment.EnrolmentsReceivedDto;
import io.outdial.contract.enrollment.EventTypeDto;
import io.outdial.contract.enrollment.ReceivedEnrolmentDto;
import io.outdial.outbound.record.ChainOwner;
import io.outdial.outbound.record.ChainOwnerRepository;
import io.outdial.outbound.record.ChainOwnerRepository.OwnedRecord;
import io.outdial.outbound.record.NewChainRepository;
import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.id.UuidV7;
import io.outdial.platform.outbox.NewEvent;
import io.outdial.platform.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.openapitools.jackson.nullable.JsonNullable;

/** Notes on records which enrolments they are for, and tells enrollment-service (ADR 59). */
@ApplicationScoped
class ReceptionService {

    @Inject
    ChainOwnerRepository owners;

    @Inject
    NewChainRepository chains;

    @Inject
    Outbox outbox;

    /**
     * A chain that was made for an enrolment is told of by that alone: enrollment-service must not look for its
     * customer by the numbers. One that was there keeps the customer that it has.
     *
     * @param received no more than a batch of events
     */
    Uni<Void> settle(SqlCarrier transaction, UUID clientId, List<Reception> received) {
        List<Reception> queued = received.stream().filter(Reception::isQueued).toList();
        return owners.find(
                        transaction,
                        clientId,
                        queued.stream().map(Reception::handle).distinct().toList())
                .call(found -> owners.assign(transaction, clientId, assigned(queued, found)))
                .call(found -> chains.leaveUntold(
                        transaction,
                        clientId,
                        queued.stream()
                                .filter(Reception::isNew)
                                .map(each -> found.get(each.handle()).chainId())
                                .toList()))
                .chain(found -> outbox.writeAll(transaction, List.of(event(clientId, received, found))));
    }

    /** Of several who join a chain it is the first one's. */
    private static List<ChainOwner> assigned(List<Reception> queued, Map<Long, OwnedRecord> found) {
        Map<Long, ChainOwner> assigned = new LinkedHashMap<>();
        for (Reception each : queued) {
            OwnedRecord record = found.get(each.handle());
            if (record.enrolmentId() == null) {
                assigned.putIfAbsent(
                        record.chainId(),
                        new ChainOwner(
                                record.chainId(),
                                each.enrolment().customerId(),
                                each.enrolment().id()));
            }
        }
        return List.copyOf(assigned.values());
    }

    /** It may come in any order with others, so it has a key of its own. */
    private static NewEvent event(UUID clientId, List<Reception> received, Map<Long, OwnedRecord> found) {
        return new NewEvent(
                clientId,
                UuidV7.next().toString(),
                EventTypeDto.ENROLMENTS_RECEIVED.wireValue(),
                new EnrolmentsReceivedDto(received.stream()
                        .map(each -> new ReceivedEnrolmentDto(
                                each.enrolment().id(),
                                each.enrolment().customerId(),
                                each.enrolment().campaignId(),
                                each.outcome(),
                                each.isQueued()
                                        ? JsonNullable.of(
                                                found.get(each.handle()).chainId())
                                        : JsonNullable.undefined()))
                        .toList()));
    }
}
