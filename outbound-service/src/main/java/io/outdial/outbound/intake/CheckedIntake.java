package io.outdial.outbound.intake;

import io.outdial.outbound.intake.RowDecision.Store;
import io.outdial.outbound.record.AddRequest;
import io.outdial.outbound.record.Addition;
import io.outdial.outbound.record.KnownRecord;
import io.outdial.outbound.record.KnownRecordRepository;
import io.outdial.outbound.record.NewChainRepository;
import io.outdial.outbound.record.Placement.Link;
import io.outdial.outbound.record.RefusedLead;
import io.outdial.outbound.record.RefusedLeadRepository;
import io.outdial.outbound.record.Standing;
import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.phone.PhoneNumber;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Adds rows of which the unique index alone cannot tell what is a duplicate: looks first, under locks by which others
 * who do so take turns, and adds then. A lead may still come in between with a number of a chain: then the chain is
 * taken back, and is a duplicate of the lead.
 */
@ApplicationScoped
class CheckedIntake {

    @Inject
    KnownRecordRepository known;

    @Inject
    NewChainRepository chains;

    @Inject
    RefusedLeadRepository refused;

    @Inject
    RowSets sets;

    @Inject
    DuplicateUpdates updates;

    /** What would become of the rows; changes nothing. */
    Uni<List<RowOutcome>> look(
            SqlCarrier connection, RowCampaign campaign, RowOptions options, List<RowDraft> drafts, Instant now) {
        return standings(connection, campaign, options, drafts, now)
                .map(standings -> RowDecisionRule.decide(drafts, standings, options.duplicates()))
                .chain(decisions -> word(connection, campaign, options, decisions, StoredRows.NONE))
                .chain(outcomes -> updates.apply(connection, campaign, options, drafts, outcomes));
    }

    Uni<List<RowOutcome>> add(
            SqlCarrier transaction, RowCampaign campaign, RowOptions options, List<RowDraft> drafts, Instant now) {
        return known.lock(transaction, campaign.clientId(), numbers(drafts))
                .chain(() -> standings(transaction, campaign, options, drafts, now))
                .call(standings -> refused.note(transaction, refused(campaign, numbers(drafts), standings)))
                .map(standings -> RowDecisionRule.decide(drafts, standings, options.duplicates()))
                .chain(decisions -> store(transaction, campaign, options, stores(decisions))
                        .chain(stored -> word(transaction, campaign, options, decisions, stored)))
                .chain(outcomes -> updates.apply(transaction, campaign, options, drafts, outcomes));
    }

    private Uni<List<Standing>> standings(
            SqlCarrier connection, RowCampaign campaign, RowOptions options, List<RowDraft> drafts, Instant now) {
        List<String> names = new ArrayList<>();
        drafts.forEach(draft -> names.addAll(
                Collections.nCopies(draft.row().numbers().size(), draft.row().name())));
        DuplicateTerms terms = options.duplicates();
        Uni<List<Standing>> found =
                known.find(connection, campaign.clientId(), terms.scope(campaign, now), numbers(drafts), names);
        return terms.isOfOpen()
                ? found.chain(standings -> known.withoutEnded(connection, campaign.clientId(), standings))
                : found;
    }

    private static List<RefusedLead> refused(
            RowCampaign campaign, List<PhoneNumber> numbers, List<Standing> standings) {
        return IntStream.range(0, numbers.size())
                .filter(n -> standings.get(n).isForbidden())
                .mapToObj(n -> new RefusedLead(campaign.clientId(), campaign.id(), numbers.get(n)))
                .toList();
    }

    private Uni<StoredRows> store(
            SqlCarrier transaction, RowCampaign campaign, RowOptions options, List<Store> stores) {
        if (stores.isEmpty()) {
            return Uni.createFrom().item(StoredRows.NONE);
        }
        int numberOfChains = (int) stores.stream().filter(Store::isChain).count();
        return chains.drawHandles(transaction, numberOfChains)
                .map(handles -> requests(campaign, options, stores, handles.iterator()))
                .chain(requests -> sets.addAll(transaction, requests))
                .map(additions -> StoredRows.of(stores, additions))
                .call(stored -> chains.withdraw(transaction, campaign.clientId(), stored.withdrawn()));
    }

    private static List<AddRequest> requests(
            RowCampaign campaign, RowOptions options, List<Store> stores, Iterator<Long> handles) {
        List<AddRequest> requests = new ArrayList<>();
        for (Store store : stores) {
            Long chainId = store.isChain() ? handles.next() : null;
            for (int place = 0; place < store.numbers().size(); place++) {
                RowDecision.Admitted admitted = store.numbers().get(place);
                requests.add(RowPolicy.toRequest(
                        campaign,
                        store.draft(),
                        admitted.number(),
                        chainId == null ? null : new Link(chainId, place),
                        options.importId(),
                        admitted.isNew() && !options.duplicates().allowsDuplicates()));
            }
        }
        return requests;
    }

    private Uni<List<RowOutcome>> word(
            SqlCarrier connection,
            RowCampaign campaign,
            RowOptions options,
            List<RowDecision> decisions,
            StoredRows stored) {
        List<Long> handles = decisions.stream()
                .filter(RowDecision.Known.class::isInstance)
                .map(decision -> ((RowDecision.Known) decision).handle())
                .collect(Collectors.toCollection(ArrayList::new));
        handles.addAll(stored.overtakenBy());
        return known.describe(connection, campaign.clientId(), handles).map(described -> decisions.stream()
                .map(decision -> outcome(decision, campaign, options, stored, described))
                .toList());
    }

    private static RowOutcome outcome(
            RowDecision decision,
            RowCampaign campaign,
            RowOptions options,
            StoredRows stored,
            Map<Long, KnownRecord> described) {
        if (decision instanceof RowDecision.Known known) {
            return options.duplicate(known.handle(), described);
        }
        if (decision instanceof RowDecision.Forbidden) {
            return new RowOutcome.DoNotCall();
        }
        if (decision instanceof RowDecision.Repeated repeated) {
            return options.duplicate(known(stored.addition(repeated.earlier()), campaign, described));
        }
        Addition addition = stored.addition((Store) decision);
        if (addition == null || addition.outcome() == Addition.Outcome.STORED) {
            return new RowOutcome.Stored(addition == null ? null : addition.handle());
        }
        return addition.outcome() == Addition.Outcome.DO_NOT_CALL
                ? new RowOutcome.DoNotCall()
                : options.duplicate(addition.handle(), described);
    }

    /** @param earlier what became of the row before, null if it was only looked at */
    private static KnownRecord known(Addition earlier, RowCampaign campaign, Map<Long, KnownRecord> described) {
        if (earlier == null || earlier.handle() == null) {
            return null;
        }
        return earlier.outcome() == Addition.Outcome.STORED
                ? campaign.known(earlier.handle())
                : described.get(earlier.handle());
    }

    private static List<PhoneNumber> numbers(List<RowDraft> drafts) {
        return drafts.stream()
                .flatMap(draft -> draft.row().numbers().stream())
                .map(RecordRow.Telephone::phone)
                .toList();
    }

    private static List<Store> stores(List<RowDecision> decisions) {
        return decisions.stream()
                .filter(Store.class::isInstance)
                .map(Store.class::cast)
                .toList();
    }
}
