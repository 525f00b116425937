package io.outdial.outbound.donotcall;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Takes entries off the list that have ended, which the audit notes. Whoever asks the list passes them over before. */
@ApplicationScoped
class ExpiredEntries {

    @Inject
    ExpiredEntryRepository entries;

    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> everyMinute() {
        return Multi.createBy()
                .repeating()
                .uni(entries::delete)
                .whilst(deleted -> deleted == ExpiredEntryRepository.BATCH)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
