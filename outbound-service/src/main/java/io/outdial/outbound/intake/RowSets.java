package io.outdial.outbound.intake;

import io.outdial.outbound.record.AddRequest;
import io.outdial.outbound.record.Addition;
import io.outdial.outbound.record.NewRecordRepository;
import io.outdial.outbound.record.NewRecordRepository.Waiting;
import io.outdial.outbound.record.RecordSet;
import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.failure.Failure;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Adds the records of rows, nearly always by one statement. */
@ApplicationScoped
class RowSets {

    private static final int MAX_TOGETHER = 5_000;

    @Inject
    NewRecordRepository records;

    /**
     * All or none, in one transaction.
     *
     * @throws Failure.NotFound if the campaign is gone by now
     */
    Uni<List<Addition>> addAll(SqlCarrier connection, List<AddRequest> requests) {
        List<RecordSet> sets = RecordSet.of(requests, MAX_TOGETHER);
        return sets.size() == 1
                ? add(connection, sets.get(0))
                : connection.inTransaction(transaction -> Multi.createFrom()
                        .iterable(sets)
                        .onItem()
                        .transformToUniAndConcatenate(set -> add(transaction, set))
                        .collect()
                        .asList()
                        .map(additions ->
                                additions.stream().flatMap(List::stream).toList()));
    }

    private Uni<List<Addition>> add(SqlCarrier connection, RecordSet set) {
        return records.addAll(connection, set.requests(), Waiting.FOR_EVERYBODY).invoke(additions -> {
            if (additions.stream().anyMatch(addition -> addition.outcome() == Addition.Outcome.STALE)) {
                throw RowPolicy.noCampaign();
            }
        });
    }
}
