package io.outdial.outbound.intake;

import io.outdial.outbound.record.AddRequest;
import io.outdial.outbound.record.Addition;
import io.outdial.outbound.record.NewRecordRepository;
import io.outdial.outbound.record.NewRecordRepository.Waiting;
import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.idempotency.Claim;
import io.outdial.platform.idempotency.SharedTransaction;
import io.outdial.platform.trace.EventTraces;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Carries a set of leads to the database: one statement for all of them. Where one has an {@code Idempotency-Key}, is
 * traced or may move its campaign, there is a transaction around it.
 */
@ApplicationScoped
class LeadSetService {

    @Inject
    NewRecordRepository records;

    @Inject
    SharedTransaction keys;

    @Inject
    CampaignMoves moves;

    /**
     * All of them or, if it fails, none.
     *
     * @param leads as {@link LeadSet} takes them together
     */
    Uni<Map<WaitingLead<?>, Passage>> carry(List<WaitingLead<?>> leads, Waiting waiting) {
        boolean isStatement = leads.stream()
                .noneMatch(lead ->
                        lead.hasKey() || lead.isTraced() || (lead.mayMove() && waiting == Waiting.FOR_EVERYBODY));
        return isStatement
                ? add(records.database(), leads, waiting)
                : records.database().inTransaction(transaction -> EventTraces.name(transaction, traces(leads))
                        .chain(() -> once(transaction, leads, waiting)));
    }

    private static List<String> traces(List<WaitingLead<?>> leads) {
        return leads.stream()
                .filter(WaitingLead::isTraced)
                .map(WaitingLead::trace)
                .toList();
    }

    private Uni<Map<WaitingLead<?>, Passage>> once(
            SqlCarrier transaction, List<WaitingLead<?>> leads, Waiting waiting) {
        List<Claim> claims =
                leads.stream().map(WaitingLead::claim).filter(Objects::nonNull).toList();
        return keys.claim(transaction, claims).chain(ours -> add(transaction, firstOnes(leads, ours, true), waiting)
                .call(passages -> keep(transaction, passages))
                .call(passages -> repeat(transaction, firstOnes(leads, ours, false), passages)));
    }

    private static List<WaitingLead<?>> firstOnes(List<WaitingLead<?>> leads, Set<Claim> ours, boolean areWanted) {
        return new ArrayList<>(leads.stream()
                .filter(lead -> (!lead.hasKey() || ours.contains(lead.claim())) == areWanted)
                .toList());
    }

    private Uni<Map<WaitingLead<?>, Passage>> add(SqlCarrier connection, List<WaitingLead<?>> leads, Waiting waiting) {
        List<WaitingLead<?>> storable =
                leads.stream().filter(lead -> !lead.decision().isRefused()).toList();
        List<AddRequest> requests =
                storable.stream().map(lead -> lead.decision().request()).toList();
        return records.addAll(connection, requests, waiting)
                // A lead that may move its campaign has a transaction.
                .call(additions -> moves.tell(connection, requests, additions))
                .map(additions -> {
                    Map<WaitingLead<?>, Passage> passages = new HashMap<>();
                    leads.stream()
                            .filter(lead -> lead.decision().isRefused())
                            .forEach(lead -> passages.put(lead, refused(lead)));
                    for (int i = 0; i < storable.size(); i++) {
                        passages.put(storable.get(i), passage(storable.get(i), additions.get(i)));
                    }
                    return passages;
                });
    }

    private static Passage refused(WaitingLead<?> lead) {
        return new Passage.Answered(
                lead.request().word(new IntakeOutcome.Refused(lead.decision().fault())));
    }

    private static Passage passage(WaitingLead<?> lead, Addition addition) {
        return LeadPolicy.outcome(lead.decision().campaign(), addition)
                .<Passage>map(outcome -> new Passage.Answered(lead.request().word(outcome)))
                .orElseGet(
                        () -> addition.outcome() == Addition.Outcome.BUSY ? new Passage.Busy() : new Passage.Stale());
    }

    /** A lead that nothing was decided about comes again, with its key. */
    private Uni<Void> keep(SqlCarrier transaction, Map<WaitingLead<?>, Passage> passages) {
        Map<Claim, Object> answers = new HashMap<>();
        List<Claim> undecided = new ArrayList<>();
        passages.forEach((lead, passage) -> {
            if (lead.hasKey() && passage instanceof Passage.Answered answered) {
                answers.put(lead.claim(), answered.answer());
            } else if (lead.hasKey()) {
                undecided.add(lead.claim());
            }
        });
        return keys.store(transaction, answers).chain(() -> keys.release(transaction, undecided));
    }

    private Uni<Void> repeat(
            SqlCarrier transaction, List<WaitingLead<?>> repeated, Map<WaitingLead<?>, Passage> passages) {
        return Multi.createFrom()
                .iterable(repeated)
                .onItem()
                .transformToUniAndConcatenate(
                        lead -> earlier(transaction, lead).invoke(passage -> passages.put(lead, passage)))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Passage> earlier(SqlCarrier transaction, WaitingLead<?> lead) {
        return keys.earlier(transaction, lead.claim(), lead.request().type())
                .<Passage>map(Passage.Answered::new)
                .onFailure(Failure.class)
                .recoverWithItem(Passage.Failed::new);
    }
}
