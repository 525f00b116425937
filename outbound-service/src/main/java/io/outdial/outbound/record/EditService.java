package io.outdial.outbound.record;

import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.failure.Failure;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Changes records that wait (ADR 0055): a handful of statements, however many they are. */
@ApplicationScoped
public class EditService {

    @Inject
    Clock clock;

    @Inject
    RecordRepository records;

    @Inject
    EditRepository edits;

    /**
     * Carries out edits in their order; one that is refused changes nothing, and keeps out none of the others.
     *
     * @param transaction which takes no locks of numbers any more
     * @return why each is not carried out, empty where it is
     */
    public Uni<List<Optional<Failure>>> carryOut(SqlCarrier transaction, UUID clientId, List<EditRequest> requests) {
        if (requests.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return records.lockChains(transaction, clientId, null, handles(requests))
                .chain(chains -> decide(transaction, clientId, requests, chains))
                .call(batch -> records.write(transaction, clientId, batch.changes()))
                .call(batch -> edits.write(transaction, clientId, batch.details()))
                .map(EditBatch::outcomes);
    }

    /** Like {@link #carryOut(SqlCarrier, UUID, List)}, in the session of the caller. */
    public Uni<List<Optional<Failure>>> carryOut(UUID clientId, List<EditRequest> requests) {
        return edits.inSession(transaction -> carryOut(transaction, clientId, requests));
    }

    /** What edits would come to; changes nothing. */
    public Uni<List<Optional<Failure>>> check(SqlCarrier connection, UUID clientId, List<EditRequest> requests) {
        return requests.isEmpty()
                ? Uni.createFrom().item(List.of())
                : records.findChains(connection, clientId, null, handles(requests))
                        .chain(chains -> decide(connection, clientId, requests, chains))
                        .map(EditBatch::outcomes);
    }

    private Uni<EditBatch> decide(
            SqlCarrier connection, UUID clientId, List<EditRequest> requests, Map<Long, List<OutboundRecord>> chains) {
        Facts facts =
                new Facts(clock.instant(), null, null, RetryPolicy.DEFAULT, RetryPolicy.DEFAULT.attemptsPerRecord());
        return fieldNames(connection, clientId, requests, chains).map(names -> {
            EditBatch batch = new EditBatch(chains, names);
            requests.forEach(request -> batch.decide(request, facts));
            return batch;
        });
    }

    private Uni<Map<Long, Set<String>>> fieldNames(
            SqlCarrier connection, UUID clientId, List<EditRequest> requests, Map<Long, List<OutboundRecord>> chains) {
        boolean hasFields = requests.stream()
                .anyMatch(request ->
                        !request.command().changes().details().fields().isEmpty());
        return hasFields
                ? edits.fieldNames(
                        connection,
                        clientId,
                        chains.values().stream()
                                .flatMap(List::stream)
                                .map(OutboundRecord::handle)
                                .toList())
                : Uni.createFrom().item(Map.of());
    }

    private static List<Long> handles(List<EditRequest> requests) {
        return requests.stream().map(EditRequest::handle).distinct().toList();
    }
}
