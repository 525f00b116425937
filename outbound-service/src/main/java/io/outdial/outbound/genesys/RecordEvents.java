package io.outdial.outbound.genesys;

import io.outdial.outbound.login.Agent;
import io.outdial.outbound.notification.StoredNotifications;
import io.outdial.outbound.notification.UserNotifications;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Tells agents what happened to records. */
@ApplicationScoped
class RecordEvents {

    @Inject
    Clock clock;

    @Inject
    UserNotifications notifications;

    /**
     * Stores what the agent is told, in the transaction of the change and as the last of it.
     *
     * @return for {@link #deliver} after the commit
     */
    Uni<StoredNotifications> store(Agent agent, List<? extends AgentEvent> events, Duration took) {
        Instant now = clock.instant();
        return notifications.store(
                agent.subscriber(),
                events.stream()
                        .flatMap(event -> event.notifications(now, took).stream())
                        .toList());
    }

    /** Never fails: the change stands. */
    void deliver(StoredNotifications stored) {
        notifications.deliver(stored);
    }
}
