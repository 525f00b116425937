package io.outdial.enrollment.chain;

import io.outdial.enrollment.enrolment.Reception;
import io.outdial.enrollment.enrolment.ReceptionService;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Notes the chains by which enrolments are called that began here (ADR 59), in its caller's transaction. */
@ApplicationScoped
public class ReceivedChains {

    @Inject
    ReceptionService enrolments;

    @Inject
    ChainRepository chains;

    /**
     * An enrolment as outbound-service has received it.
     *
     * @param chainId null if there are no records of it
     */
    public record ReceivedEnrolment(Reception reception, UUID campaignId, Long chainId) {}

    /**
     * A chain that is known stays with its customer.
     *
     * @param changedBy recorded in the history of enrolments
     */
    public Uni<Void> receive(UUID clientId, String changedBy, List<ReceivedEnrolment> received) {
        return enrolments
                .settle(
                        clientId,
                        changedBy,
                        received.stream().map(ReceivedEnrolment::reception).toList())
                .chain(existing -> chains.add(
                        clientId,
                        received.stream()
                                .filter(each -> each.chainId() != null
                                        && existing.contains(each.reception().enrolmentId()))
                                .map(ReceivedChains::owner)
                                .toList()));
    }

    private static ChainOwner owner(ReceivedEnrolment received) {
        return new ChainOwner(
                received.chainId(),
                received.reception().customerId(),
                received.campaignId(),
                received.reception().enrolmentId());
    }
}
