package io.outdial.outbound.intake;

import io.outdial.outbound.record.AddRequest;
import io.outdial.outbound.record.Addition;
import io.outdial.outbound.record.KnownRecord;
import io.outdial.outbound.record.KnownRecordRepository;
import io.outdial.outbound.record.NewRecordRepository;
import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.failure.Failure;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes rows of persons who are to be called into one campaign, each with an outcome of its own (ADR 49). It is the
 * entrance for whoever loads: a request with some hundred rows as well as a chunk of a file. Single leads that somebody
 * waits for go by {@link IntakeService}.
 *
 * <pre>{@code
 * intake.add(transaction, new RowTarget(clientId, campaignId, null), RowOptions.USUAL, rows)
 *         .map(outcomes -> …one for each row, in their order…)
 * }</pre>
 *
 * <p>Rows come as {@link RowReading}s, so that one that could not be read keeps its place and is answered
 * {@link RowOutcome.Invalid}. All are added or, if it fails, none.
 */
@ApplicationScoped
public class RecordIntake {

    @Inject
    Clock clock;

    @Inject
    RowCampaignRepository campaigns;

    @Inject
    RowSets sets;

    @Inject
    KnownRecordRepository known;

    @Inject
    CheckedIntake checked;

    /**
     * @param connection a transaction of the caller, for instance one that also keeps how far a file has been read, or
     *     {@link NewRecordRepository#database()}
     * @return in the order of the rows
     * @throws Failure.NotFound if there is no such campaign or list
     * @throws Failure.Refused if the campaign calls nobody
     */
    public Uni<List<RowOutcome>> add(
            SqlCarrier connection, RowTarget target, RowOptions options, List<RowReading> rows) {
        return campaigns.find(connection, target).map(RowPolicy::require).chain(campaign -> campaigns
                .resolve(connection, campaign, readable(rows))
                .chain(found -> add(connection, campaign, options, rows, found)));
    }

    private Uni<List<RowOutcome>> add(
            SqlCarrier connection,
            RowCampaign campaign,
            RowOptions options,
            List<RowReading> rows,
            RowReferences found) {
        RowOutcome[] outcomes = new RowOutcome[rows.size()];
        List<RowDraft> drafts = draft(rows, campaign, found, outcomes);
        return store(connection, campaign, options, drafts).map(stored -> {
            for (int i = 0; i < drafts.size(); i++) {
                outcomes[drafts.get(i).n()] = stored.get(i);
            }
            return Arrays.asList(outcomes);
        });
    }

    private Uni<List<RowOutcome>> store(
            SqlCarrier connection, RowCampaign campaign, RowOptions options, List<RowDraft> drafts) {
        if (drafts.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        if (options.isDryRun()) {
            return checked.look(connection, campaign, options, drafts, clock.instant());
        }
        return options.needALook(drafts)
                ? connection.inTransaction(
                        transaction -> checked.add(transaction, campaign, options, drafts, clock.instant()))
                : addAtOnce(connection, campaign, options, drafts);
    }

    private static List<RecordRow> readable(List<RowReading> rows) {
        return rows.stream()
                .filter(RowReading.Valid.class::isInstance)
                .map(reading -> ((RowReading.Valid) reading).row())
                .toList();
    }

    /** @param outcomes gets those of rows that are wrong */
    private List<RowDraft> draft(
            List<RowReading> rows, RowCampaign campaign, RowReferences found, RowOutcome[] outcomes) {
        Instant now = clock.instant();
        List<RowDraft> drafts = new ArrayList<>();
        for (int n = 0; n < outcomes.length; n++) {
            if (rows.get(n) instanceof RowReading.Faulty faulty) {
                outcomes[n] = new RowOutcome.Invalid(faulty.fault());
            } else if (rows.get(n) instanceof RowReading.Valid valid) {
                RecordRow row = valid.row();
                outcomes[n] = RowPolicy.check(row, campaign, found, now)
                        .map(RowOutcome.Invalid::new)
                        .orElse(null);
                if (outcomes[n] == null) {
                    drafts.add(new RowDraft(
                            n,
                            row,
                            found.agent(row.audience()),
                            found.skill(row.audience()),
                            found.source(row.audience())));
                }
            }
        }
        return drafts;
    }

    /** What the unique index decides about needs no look before. */
    private Uni<List<RowOutcome>> addAtOnce(
            SqlCarrier connection, RowCampaign campaign, RowOptions options, List<RowDraft> drafts) {
        boolean refusesDuplicates = !options.duplicates().allowsDuplicates();
        List<AddRequest> requests = drafts.stream()
                .map(draft -> RowPolicy.toRequest(
                        campaign, draft, draft.row().numbers().get(0), null, options.importId(), refusesDuplicates))
                .toList();
        return sets.addAll(connection, requests)
                .chain(additions -> known.describe(connection, campaign.clientId(), handlesOfDuplicates(additions))
                        .map(described -> additions.stream()
                                .map(addition -> outcome(addition, options, described))
                                .toList()));
    }

    private static Set<Long> handlesOfDuplicates(List<Addition> additions) {
        return additions.stream()
                .filter(addition -> addition.outcome() == Addition.Outcome.DUPLICATE && addition.handle() != null)
                .map(Addition::handle)
                .collect(Collectors.toSet());
    }

    private static RowOutcome outcome(Addition addition, RowOptions options, Map<Long, KnownRecord> described) {
        return switch (addition.outcome()) {
            case STORED -> new RowOutcome.Stored(addition.handle());
            case DUPLICATE -> options.duplicate(addition.handle(), described);
            case DO_NOT_CALL -> new RowOutcome.DoNotCall();
            case BUSY, STALE -> throw new IllegalStateException("an add that waits was not decided");
        };
    }
}
