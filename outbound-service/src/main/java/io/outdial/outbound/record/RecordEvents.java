package io.outdial.outbound.record;

import io.outdial.outbound.agent.Agent;
import io.outdial.outbound.notification.UserNotifications;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Tells agents what happened to records. */
@ApplicationScoped
class RecordEvents {

    private static final Logger LOG = Logger.getLogger(RecordEvents.class);

    @Inject
    UserNotifications notifications;

    /**
     * To be called after the commit. Never fails: the change stands, so the answer has to be status code 0 whatever
     * becomes of the messages.
     */
    void tell(Agent agent, RecordEvent event, Duration took) {
        try {
            notifications.publish(agent.subscriber(), event.notifications(Instant.now(), took));
        } catch (RuntimeException e) {
            LOG.errorf(e, "Member %s was not told of %s", agent.memberId(), event.name());
        }
    }
}
