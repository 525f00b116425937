package io.outdial.outbound.genesys;

import io.outdial.outbound.login.Agent;
import io.outdial.outbound.notification.UserNotifications;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** Publishes to agents what happened to records. */
@ApplicationScoped
class RecordEvents {

    private static final Logger LOG = Logger.getLogger(RecordEvents.class);

    @Inject
    Clock clock;

    @Inject
    UserNotifications notifications;

    /**
     * To be called after the commit. Never fails: the change stands, so the answer has to be status code 0 whatever
     * becomes of the messages.
     */
    void publish(Agent agent, List<RecordEvent> events, Duration took) {
        Instant now = clock.instant();
        try {
            notifications.publish(
                    agent.subscriber(),
                    events.stream()
                            .flatMap(event -> event.notifications(now, took).stream())
                            .toList());
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "Member %s did not get %s",
                    agent.memberId(),
                    events.stream().map(RecordEvent::name).toList());
        }
    }
}
