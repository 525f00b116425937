package io.outdial.outbound.notification.cometd;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.function.ToIntFunction;

/**
 * Shows how many desktops this replica serves, and what waits for them. Counted when somebody asks, without any lock:
 * the sum may be a moment old.
 */
@Singleton
final class SessionMetrics {

    private final NotificationServer server;
    private final MeterRegistry metrics;

    SessionMetrics(NotificationServer server, MeterRegistry metrics) {
        this.server = server;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent started) {
        show("outdial.notifications.sessions", "Sessions of desktops", session -> 1);
        show("outdial.notifications.held.polls", "Polls that wait for an event", session -> session.isHeld() ? 1 : 0);
        show(
                "outdial.notifications.queue",
                "Messages that wait for the next poll of their desktop",
                session -> session.getQueue().size());
    }

    private void show(String name, String description, ToIntFunction<UserSession> count) {
        Gauge.builder(name, () -> server.getSessions().stream()
                        .map(UserSession.class::cast)
                        .mapToInt(count)
                        .sum())
                .description(description)
                .register(metrics);
    }
}
