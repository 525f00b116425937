package io.outdial.outbound.intake;

import io.outdial.outbound.intake.RowOutcome.Duplicate;
import io.outdial.outbound.record.ChainAttribute;
import io.outdial.outbound.record.EditRequest;
import io.outdial.outbound.record.EditService;
import io.outdial.outbound.record.RecordCommand.Edit;
import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Where duplicates are to be updated, sets in the records of persons who are known what the rows say of them. */
@ApplicationScoped
class DuplicateUpdates {

    @Inject
    EditService edits;

    /**
     * @param drafts rows of which each has been looked up, or stored if nobody was known
     * @param outcomes of the rows, in their order
     * @return those of rows whose persons have records that wait have changed
     */
    Uni<List<RowOutcome>> apply(
            SqlCarrier connection,
            RowCampaign campaign,
            RowOptions options,
            List<RowDraft> drafts,
            List<RowOutcome> outcomes) {
        if (!options.duplicates().updatesDuplicates()) {
            return Uni.createFrom().item(outcomes);
        }
        List<EditRequest> requests = new ArrayList<>();
        for (int n = 0; n < drafts.size(); n++) {
            if (outcomes.get(n) instanceof Duplicate duplicate && duplicate.known() != null) {
                requests.add(request(campaign, drafts.get(n), duplicate));
            }
        }
        Uni<List<Optional<Failure>>> carriedOut = options.isDryRun()
                ? edits.check(connection, campaign.clientId(), requests)
                : edits.carryOut(connection, campaign.clientId(), requests);
        return carriedOut.map(refusals -> {
            Iterator<Optional<Failure>> next = refusals.iterator();
            return outcomes.stream()
                    .map(outcome -> outcome instanceof Duplicate duplicate
                            ? outcome(duplicate, options.isDryRun(), next)
                            : outcome)
                    .toList();
        });
    }

    private static EditRequest request(RowCampaign campaign, RowDraft draft, Duplicate duplicate) {
        return new EditRequest(
                duplicate.known().handle(),
                campaign.id(),
                new Edit(RowPolicy.toEdit(campaign, draft), ChainAttribute.ALL_CHAIN));
    }

    private static RowOutcome outcome(Duplicate duplicate, boolean isDryRun, Iterator<Optional<Failure>> refusals) {
        if (duplicate.known() == null) {
            return isDryRun ? new RowOutcome.Updated(null) : duplicate;
        }
        return refusals.next()
                .map(refusal -> refused(duplicate, refusal))
                .orElseGet(() -> new RowOutcome.Updated(duplicate.known().handle()));
    }

    /** Of what does not wait, or is another campaign's, the row is a duplicate as it would be anyway. */
    private static RowOutcome refused(Duplicate duplicate, Failure refusal) {
        if (refusal.code() == ErrorCode.BAD_REQUEST) {
            return new RowOutcome.Invalid(RowFault.invalid("callUntil", refusal.getMessage()));
        }
        return refusal.code() == ErrorCode.LIMIT_EXCEEDED
                ? new RowOutcome.Invalid(new RowFault(refusal.code(), "fields", refusal.getMessage()))
                : duplicate;
    }
}
