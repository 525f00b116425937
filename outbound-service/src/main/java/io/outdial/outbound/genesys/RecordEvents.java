package io.outdial.outbound.genesys;

import io.outdial.outbound.login.Agent;
import io.outdial.outbound.notice.Notice;
import io.outdial.outbound.notice.Notices;
import io.outdial.outbound.notification.Notification;
import io.outdial.outbound.notification.StoredNotifications;
import io.outdial.outbound.notification.Subscriber;
import io.outdial.outbound.notification.UserNotifications;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells agents what happened to records. */
@ApplicationScoped
class RecordEvents {

    @Inject
    Clock clock;

    @Inject
    Notices notices;

    @Inject
    UserNotifications notifications;

    /**
     * Stores what the agent is told, in the transaction of the change and as the last of it.
     *
     * @return for {@link #deliver} after the commit
     */
    Uni<StoredNotifications> store(Agent agent, List<? extends AgentEvent> events, Duration took) {
        return store(agent, events, List.of(), took);
    }

    /**
     * Like {@link #store(Agent, List, Duration)}, with what others are told of the same change.
     *
     * @param others to other members than the agent
     */
    Uni<StoredNotifications> store(
            Agent agent, List<? extends AgentEvent> events, List<? extends Notice> others, Duration took) {
        Instant now = clock.instant();
        Map<Subscriber, List<Notification>> all = new HashMap<>(notices.word(others));
        all.put(
                agent.subscriber(),
                events.stream()
                        .flatMap(event -> event.notifications(now, took).stream())
                        .toList());
        return notifications.store(all);
    }

    /** Never fails: the change stands. */
    void deliver(StoredNotifications stored) {
        notifications.deliver(stored);
    }
}
