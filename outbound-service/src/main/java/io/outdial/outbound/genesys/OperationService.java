package io.outdial.outbound.genesys;

import io.outdial.outbound.login.Agent;
import io.outdial.outbound.notice.RecordNotice;
import io.outdial.outbound.notification.StoredNotifications;
import io.outdial.outbound.record.ReferenceRepository;
import io.outdial.outbound.record.ResolvedReferences;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Runs an operation in one transaction, after looking up everything that the request names. */
@ApplicationScoped
class OperationService {

    @Inject
    ReferenceRepository references;

    @Inject
    RecordEvents events;

    /**
     * @param privilege what the operation asks its agent for
     * @param work what the operation does with what was found, and what the agent is told of it
     * @return what is stored for the agent, to be delivered after the commit
     * @throws io.outdial.platform.failure.Failure.NotFound if something does not exist for the agent
     * @throws io.outdial.platform.failure.Failure.Prohibited if the agent lacks the privilege
     */
    @WithTransaction
    Uni<StoredNotifications> carryOut(
            Agent agent,
            OperationRequest<?> request,
            Privilege privilege,
            Function<ResolvedReferences, Uni<List<RecordEvent>>> work) {
        return carryOutForAll(
                agent, request, privilege, found -> work.apply(found).map(Told::agentOnly));
    }

    /** Like {@link #carryOut}, for what others are told of, too. */
    @WithTransaction
    Uni<StoredNotifications> carryOutForAll(
            Agent agent,
            OperationRequest<?> request,
            Privilege privilege,
            Function<ResolvedReferences, Uni<Told>> work) {
        long began = System.nanoTime();
        return require(agent, request, privilege)
                .chain(work::apply)
                .chain(told ->
                        events.store(agent, told.events(), told.others(), Duration.ofNanos(System.nanoTime() - began)));
    }

    /**
     * Reads what an operation has to know before it asks others, in a transaction that is over then.
     *
     * @param reading of what was found
     * @throws io.outdial.platform.failure.Failure as {@link #carryOut} does
     */
    @WithTransaction
    <T> Uni<T> read(
            Agent agent,
            OperationRequest<?> request,
            Privilege privilege,
            Function<ResolvedReferences, Uni<T>> reading) {
        return require(agent, request, privilege).chain(reading::apply);
    }

    private Uni<ResolvedReferences> require(Agent agent, OperationRequest<?> request, Privilege privilege) {
        return references
                .find(agent, request.references())
                .invoke(found -> ReferenceRule.requireAll(request, found))
                .invoke(found -> privilege.requireIn(found.privileges()));
    }

    /**
     * What is told of an operation.
     *
     * @param events to the agent
     * @param others to others
     */
    record Told(List<RecordEvent> events, List<RecordNotice> others) {

        static Told agentOnly(List<RecordEvent> events) {
            return new Told(events, List.of());
        }
    }
}
