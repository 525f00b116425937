package io.outdial.outbound.intake;

import io.outdial.outbound.record.AddRequest;
import io.outdial.outbound.record.Addition;
import io.outdial.outbound.record.NewRecord;
import io.outdial.outbound.record.NewRecordRepository;
import io.outdial.outbound.record.NewRecordRepository.Waiting;
import io.outdial.outbound.record.RecordRemoval;
import io.outdial.outbound.record.RecordSet;
import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.phone.PhoneNumber;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Takes many leads that one request brings, whatever their campaigns, each with an outcome of its own: what
 * {@link IntakeService} does for single ones, by the same statement.
 */
@ApplicationScoped
public class BulkIntake {

    /** More in one statement are not faster, and hold the locks of their numbers longer. */
    private static final int MAX_TOGETHER = 1_000;

    private static final int MAX_READS = 5;

    @Inject
    Clock clock;

    @Inject
    LeadCampaignRepository campaigns;

    @Inject
    NewRecordRepository records;

    @Inject
    CampaignMoves moves;

    @Inject
    RecordRemoval removal;

    /**
     * Adds the leads in sets of 1,000 at most; equal numbers in their order.
     *
     * @param connection a transaction of the caller, for instance of its {@code Idempotency-Key}, or
     *     {@link NewRecordRepository#database()}: then each set is a transaction of its own
     * @return in the order of the leads
     */
    public Uni<List<IntakeOutcome>> add(SqlCarrier connection, UUID clientId, List<Lead> leads) {
        return add(connection, clientId, leads, MAX_READS);
    }

    private Uni<List<IntakeOutcome>> add(SqlCarrier connection, UUID clientId, List<Lead> leads, int readsLeft) {
        if (readsLeft == 0) {
            return Uni.createFrom()
                    .failure(new Failure.Unavailable("The campaign is being changed", Duration.ofSeconds(1)));
        }
        return read(connection, clientId, leads).chain(found -> {
            List<LeadDecision> decisions = decide(clientId, leads, found);
            List<AddRequest> requests = decisions.stream()
                    .filter(decision -> !decision.isRefused())
                    .map(LeadDecision::request)
                    .toList();
            return store(connection, requests)
                    .chain(additions -> outcomes(connection, clientId, leads, decisions, additions, readsLeft));
        });
    }

    /**
     * Adds the leads in place of what there is: the open records of their numbers in their campaigns are removed first,
     * as {@link RecordRemoval} says. A lead that is refused before the database is asked about its number replaces
     * nothing. Of equal numbers the first goes, the others are its duplicates.
     *
     * @param transaction of the caller
     * @param leads which refuse no duplicates
     * @return in the order of the leads
     */
    public Uni<List<IntakeOutcome>> replace(SqlCarrier transaction, UUID clientId, List<Lead> leads) {
        return read(transaction, clientId, leads).chain(found -> {
            List<LeadDecision> decisions = decide(clientId, leads, found);
            FirstOfNumbers first = new FirstOfNumbers(leads, decisions);
            Map<UUID, List<PhoneNumber>> numbers = decisions.stream()
                    .filter(decision -> !decision.isRefused())
                    .map(decision -> decision.request().record())
                    .collect(Collectors.groupingBy(
                            NewRecord::campaignId, Collectors.mapping(NewRecord::phone, Collectors.toList())));
            return removal.removeReplaced(transaction, clientId, numbers)
                    .chain(() -> add(transaction, clientId, first.leads()))
                    .map(first::outcomes);
        });
    }

    private Uni<Map<LeadTarget, LeadCampaign>> read(SqlCarrier connection, UUID clientId, List<Lead> leads) {
        return campaigns.findAll(
                connection, clientId, leads.stream().map(Lead::target).toList());
    }

    private List<LeadDecision> decide(UUID clientId, List<Lead> leads, Map<LeadTarget, LeadCampaign> found) {
        Instant now = clock.instant();
        return leads.stream()
                .map(lead -> LeadPolicy.decide(clientId, lead, found.get(lead.target()), now))
                .toList();
    }

    private Uni<List<Addition>> store(SqlCarrier connection, List<AddRequest> requests) {
        return Multi.createFrom()
                .iterable(RecordSet.of(requests, MAX_TOGETHER))
                .onItem()
                .transformToUniAndConcatenate(set -> store(connection, set))
                .collect()
                .asList()
                .map(sets -> sets.stream().flatMap(List::stream).toList());
    }

    private Uni<List<Addition>> store(SqlCarrier connection, RecordSet set) {
        List<AddRequest> requests = set.requests();
        return requests.stream().allMatch(request -> request.admission().position() == null)
                ? records.addAll(connection, requests, Waiting.FOR_EVERYBODY)
                : connection.inTransaction(transaction -> records.addAll(transaction, requests, Waiting.FOR_EVERYBODY)
                        .call(additions -> moves.tell(transaction, requests, additions)));
    }

    /** What nothing was decided about is decided by the campaign as it is by now. */
    private Uni<List<IntakeOutcome>> outcomes(
            SqlCarrier connection,
            UUID clientId,
            List<Lead> leads,
            List<LeadDecision> decisions,
            List<Addition> additions,
            int readsLeft) {
        IntakeOutcome[] outcomes = new IntakeOutcome[leads.size()];
        List<Integer> undecided = new ArrayList<>();
        Iterator<Addition> addition = additions.iterator();
        for (int i = 0; i < outcomes.length; i++) {
            LeadDecision decision = decisions.get(i);
            Optional<IntakeOutcome> outcome = decision.isRefused()
                    ? Optional.of(new IntakeOutcome.Refused(decision.fault()))
                    : LeadPolicy.outcome(decision.campaign(), addition.next());
            outcomes[i] = outcome.orElse(null);
            if (outcome.isEmpty()) {
                undecided.add(i);
            }
        }
        if (undecided.isEmpty()) {
            return Uni.createFrom().item(List.of(outcomes));
        }
        return add(connection, clientId, undecided.stream().map(leads::get).toList(), readsLeft - 1)
                .map(late -> {
                    for (int i = 0; i < late.size(); i++) {
                        outcomes[undecided.get(i)] = late.get(i);
                    }
                    return Arrays.asList(outcomes);
                });
    }
}
