package io.outdial.outbound.pull;

import io.outdial.outbound.record.QueueRepository;
import io.outdial.outbound.record.QueueRepository.RecordKey;
import io.outdial.outbound.record.RecordService;
import io.outdial.outbound.record.SystemCommand;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jboss.logging.Logger;

/**
 * Does to records what time makes of them: leases and expiries that are over, callbacks that nobody took. Replicas may
 * do it at once, since each change asks again whether it applies.
 */
@ApplicationScoped
class RecordSweeper {

    private static final Logger LOG = Logger.getLogger(RecordSweeper.class);

    private static final int MAX_FOUND = 10_000;

    @Inject
    QueueRepository queue;

    @Inject
    RecordService records;

    private final BlockingQueue<Finding> found = new LinkedBlockingQueue<>(MAX_FOUND);

    private record Finding(UUID clientId, long handle, SystemCommand command) {}

    /** A pull found it: what is forgotten here, a later pull finds again. */
    void later(UUID clientId, long handle, SystemCommand command) {
        found.offer(new Finding(clientId, handle, command));
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> everySecond() {
        List<Finding> taken = new ArrayList<>();
        found.drainTo(taken);
        return settle(taken).chain(() -> sweep(queue.lostLeases(), SystemCommand.LEASE_ENDED));
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> everyTenSeconds() {
        return sweep(queue.expired(), SystemCommand.EXPIRED)
                .chain(() -> sweep(queue.missedCallbacks(), SystemCommand.CALLBACK_MISSED));
    }

    private Uni<Void> sweep(Uni<List<RecordKey>> keys, SystemCommand command) {
        return keys.chain(all -> settle(all.stream()
                        .map(key -> new Finding(key.clientId(), key.handle(), command))
                        .toList()))
                .onFailure()
                .recoverWithUni(RecordSweeper::logged);
    }

    private Uni<Void> settle(List<Finding> findings) {
        return Multi.createFrom()
                .iterable(findings)
                .onItem()
                .transformToUniAndConcatenate(
                        finding -> records.settle(finding.clientId(), finding.handle(), finding.command())
                                .onFailure()
                                .recoverWithUni(RecordSweeper::logged))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private static Uni<Void> logged(Throwable failure) {
        LOG.warnf("Records are looked at again later: %s", failure.toString());
        return Uni.createFrom().voidItem();
    }
}
