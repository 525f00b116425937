package io.outdial.platform.migration;

import io.outdial.platform.database.SqlCarrier;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;

/**
 * Runs every {@link BackgroundMigration}, a batch a transaction. It goes on looking after all is done, since a replica
 * of the old version may still write old rows during an update; a look at nothing is one probe of a partial index.
 */
@ApplicationScoped
public class BackgroundMigrations {

    private static final Logger LOG = Logger.getLogger(BackgroundMigrations.class);

    /** Of the transaction: a replica that dies in the middle of a batch leaves no lock behind. */
    private static final String TAKE_TURN = "SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0))";

    private static final int BUSY = -1;

    private final List<BackgroundMigration> migrations;
    private volatile boolean hasFailed;

    @Inject
    BackgroundMigrations(@All List<BackgroundMigration> all) {
        migrations = all.stream()
                .sorted(Comparator.comparingInt(BackgroundMigration::order))
                .toList();
    }

    @Scheduled(
            every = "${outdial.background-migrations-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return runFrom(migrations.iterator())
                .invoke(() -> hasFailed = false)
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.logf(hasFailed ? Level.DEBUG : Level.WARN, "A migration goes on later: %s", failure.toString());
                    hasFailed = true;
                    return Uni.createFrom().voidItem();
                });
    }

    private Uni<Void> runFrom(Iterator<BackgroundMigration> left) {
        if (!left.hasNext()) {
            return Uni.createFrom().voidItem();
        }
        return runToCompletion(left.next())
                .chain(isDone -> isDone ? runFrom(left) : Uni.createFrom().voidItem());
    }

    /** @return false while another replica is at it */
    private Uni<Boolean> runToCompletion(BackgroundMigration migration) {
        AtomicInteger latest = new AtomicInteger();
        AtomicInteger all = new AtomicInteger();
        return Uni.createFrom()
                .deferred(() -> batch(migration))
                .invoke(latest::set)
                .repeat()
                .whilst(rows -> rows > 0)
                .onItem()
                .invoke(rows -> all.addAndGet(Math.max(0, rows)))
                .collect()
                .last()
                .invoke(() -> {
                    if (all.get() > 0) {
                        LOG.infof("%s: %d rows migrated", migration.name(), all.get());
                    }
                })
                .map(ignored -> latest.get() == 0);
    }

    private static Uni<Integer> batch(BackgroundMigration migration) {
        return Panache.withTransaction(() -> takeTurn(migration)
                .chain(isOurs ->
                        isOurs ? migration.migrateSome() : Uni.createFrom().item(BUSY)));
    }

    private static Uni<Boolean> takeTurn(BackgroundMigration migration) {
        return Panache.getSession().chain(session -> SqlCarrier.of(session)
                .firstRow(TAKE_TURN, "background migration " + migration.name())
                .map(row -> (Boolean) row[0]));
    }
}
