package io.outdial.outbound.genesys;

import io.outdial.outbound.desk.Desk;
import io.outdial.outbound.desk.DeskRepository;
import io.outdial.outbound.login.Agent;
import io.outdial.outbound.notification.StoredNotifications;
import io.outdial.platform.failure.Failure;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Shows agents to themselves, and carries out what they ask about their sessions. */
@ApplicationScoped
class DeskService {

    @Inject
    DeskRepository desks;

    @Inject
    RecordEvents events;

    private final List<SessionOperation> operations;

    @Inject
    DeskService(@All List<SessionOperation> operations) {
        this.operations = operations;
    }

    /** @param notifications to be delivered after the commit */
    record CarriedOutSession(SessionOutcome outcome, StoredNotifications notifications) {}

    @WithSession
    Uni<Desk> show(Agent agent) {
        return find(agent);
    }

    /**
     * @param features those that the caller has at present
     * @throws Failure with nothing changed
     */
    @WithTransaction
    Uni<CarriedOutSession> carryOut(
            Agent agent, Set<String> features, DeskMapper mapper, OperationParameters parameters) {
        long began = System.nanoTime();
        SessionOperation operation = NamedOperation.chosenBy(parameters, operations);
        return find(agent)
                .chain(desk -> operation.carryOut(new SessionRequest(agent, features, desk, mapper, parameters)))
                .chain(outcome -> events.store(agent, outcome.events(), Duration.ofNanos(System.nanoTime() - began))
                        .map(stored -> new CarriedOutSession(outcome, stored)));
    }

    private Uni<Desk> find(Agent agent) {
        return desks.find(agent).onItem().ifNull().failWith(() -> new Failure.NotFound("No such user"));
    }
}
