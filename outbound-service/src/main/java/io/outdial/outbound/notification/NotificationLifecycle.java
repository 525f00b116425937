package io.outdial.outbound.notification;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** What is done again and again as long as the service runs, in every replica. */
@Singleton
public final class NotificationLifecycle {

    private static final Logger LOG = Logger.getLogger(NotificationLifecycle.class);

    private static final Duration WRITE_EVERY = Duration.ofMillis(200);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration CLEAN_EVERY = Duration.ofSeconds(10);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final StreamReader reader;
    private final SessionJournal journal;
    private final UserSessions sessions;
    private final SessionReview review;
    private final NotificationRepository events;
    private final SessionRepository stored;
    private final NotificationConfig config;
    private final Clock clock;
    private final List<Long> timers = new ArrayList<>();

    public NotificationLifecycle(
            Vertx vertx,
            StreamReader reader,
            SessionJournal journal,
            UserSessions sessions,
            SessionReview review,
            NotificationRepository events,
            SessionRepository stored,
            NotificationConfig config,
            Clock clock) {
        this.vertx = vertx;
        this.reader = reader;
        this.journal = journal;
        this.sessions = sessions;
        this.review = review;
        this.events = events;
        this.stored = stored;
        this.config = config;
        this.clock = clock;
    }

    public void start(@Observes StartupEvent started) {
        every(WRITE_EVERY, () -> {
            reader.read(sessions.endWaiting());
            return journal.write();
        });
        every(LOOK_EVERY, () -> {
            reader.readAll();
            review.endExpired(clock.instant().minus(config.timeout()));
            return Uni.createFrom().voidItem();
        });
        every(CLEAN_EVERY, () -> {
            sessions.endOlderThan(config.maxAge());
            return events.deleteOld().chain(stored::deleteOld);
        });
    }

    /** So that whoever goes on with a session begins where its client is. Before the sessions are gone. */
    public void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent stopping) {
        timers.forEach(vertx::cancelTimer);
        try {
            journal.write().await().atMost(STOP_TIMEOUT);
        } catch (RuntimeException e) {
            LOG.warnf("Some notifications will be sent again: %s", e.toString());
        }
    }

    /** A database that is away is reported once, not five times a second. */
    private void every(Duration period, Supplier<Uni<Void>> work) {
        AtomicBoolean isFailing = new AtomicBoolean();
        timers.add(vertx.setPeriodic(period.toMillis(), timer -> work.get()
                .subscribe()
                .with(
                        done -> isFailing.set(false),
                        failure -> LOG.logf(
                                isFailing.getAndSet(true) ? Logger.Level.DEBUG : Logger.Level.WARN,
                                "Sessions of desktops cannot be stored now: %s",
                                failure.toString()))));
    }
}
