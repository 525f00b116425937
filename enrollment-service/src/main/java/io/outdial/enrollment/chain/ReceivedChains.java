package io.outdial.enrollment.chain;

import io.outdial.enrollment.enrolment.Reception;
import io.outdial.enrollment.enrolment.ReceptionService;
import io.outdial.enrollment.lock.KeyLockRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Notes the chains by which enrolments are called that began here (ADR 59), in its caller's transaction. */
@ApplicationScoped
public class ReceivedChains {

    @Inject
    KeyLockRepository locks;

    @Inject
    ReceptionService enrolments;

    @Inject
    ChainRepository chains;

    @Inject
    ChainProgressService progress;

    /**
     * An enrolment as outbound-service has received it.
     *
     * @param chainId null if there are no records of it
     */
    public record ReceivedEnrolment(Reception reception, UUID campaignId, Long chainId) {}

    /**
     * A chain that is known stays with its customer; the enrolment of another one joins it, and becomes what becomes of
     * it. What was told of a chain before it was known counts from now on.
     *
     * @param changedBy recorded in the history of enrolments
     * @return whose the chains are that were named
     */
    public Uni<List<ChainOwner>> receive(UUID clientId, String changedBy, List<ReceivedEnrolment> received) {
        List<Long> ids = received.stream()
                .map(ReceivedEnrolment::chainId)
                .filter(Objects::nonNull)
                .toList();
        return locks.lock(clientId, ChainOwners.keys(ids))
                .chain(() -> enrolments.settle(
                        clientId,
                        changedBy,
                        received.stream().map(ReceivedEnrolment::reception).toList()))
                .map(existing -> received.stream()
                        .filter(each -> each.chainId() != null
                                && existing.contains(each.reception().enrolmentId()))
                        .map(ReceivedChains::owner)
                        .toList())
                .call(owners -> chains.add(clientId, owners).chain(toldBefore -> chains.join(clientId, owners)
                        .map(joined -> Stream.concat(toldBefore.stream(), joined.stream())
                                .collect(Collectors.toSet()))
                        .chain(enrolled -> progress.settle(clientId, changedBy, enrolled))));
    }

    private static ChainOwner owner(ReceivedEnrolment received) {
        return new ChainOwner(
                received.chainId(),
                received.reception().customerId(),
                received.campaignId(),
                received.reception().enrolmentId());
    }
}
