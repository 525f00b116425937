package io.outdial.outbound.intake;

import io.outdial.outbound.intake.RecordRow.Audience;
import io.outdial.outbound.record.AddRequest;
import io.outdial.outbound.record.Admission;
import io.outdial.outbound.record.Change;
import io.outdial.outbound.record.NewRecord;
import io.outdial.outbound.record.Placement;
import io.outdial.outbound.record.Placement.Link;
import io.outdial.outbound.record.RecordEdit;
import io.outdial.outbound.record.WindowKey;
import io.outdial.outbound.window.NumberZones;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.phone.PhoneNumber;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** What makes a row storable, apart from its numbers: what it names is there, and it has time left. */
final class RowPolicy {

    private static final int USUAL_PRIORITY = 1;

    private RowPolicy() {}

    /**
     * @param campaign null if the client has none of that id
     * @throws Failure.NotFound if there is no such campaign or list
     * @throws Failure.Refused if the campaign calls nobody
     */
    static RowCampaign require(RowCampaign campaign) {
        if (campaign == null) {
            throw noCampaign();
        }
        if (!campaign.isOutbound()) {
            throw new Failure.Refused(ErrorCode.NOT_USABLE, "The campaign is for calls that come in");
        }
        if (campaign.isOver()) {
            throw new Failure.Refused(ErrorCode.NOT_USABLE, "The campaign is over");
        }
        if (campaign.callingListId() == null) {
            throw new Failure.NotFound("The campaign has no such calling list");
        }
        return campaign;
    }

    static Failure noCampaign() {
        return new Failure.NotFound("No campaign with this id");
    }

    /** The first fault; empty if the row may be stored. */
    static Optional<RowFault> check(RecordRow row, RowCampaign campaign, RowReferences found, Instant now) {
        Instant expiresAt = row.timing().expiresAt();
        Instant dueAt = row.timing().dueAt();
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            return Optional.of(RowFault.invalid("expiresAt", "expiresAt is over"));
        }
        if (expiresAt != null && dueAt != null && !expiresAt.isAfter(dueAt)) {
            return Optional.of(RowFault.invalid("dueAt", "dueAt is not before expiresAt"));
        }
        return checkAudience(row.audience(), campaign, found);
    }

    private static Optional<RowFault> checkAudience(Audience audience, RowCampaign campaign, RowReferences found) {
        if (audience.agent() != null && found.agent(audience) == null) {
            return Optional.of(RowFault.unknown("agent", "The campaign has no such agent"));
        }
        if (audience.skill() != null && found.skill(audience) == null) {
            return Optional.of(RowFault.unknown("skill", "The campaign has no such skill"));
        }
        if (audience.source() != null && found.source(audience) == null) {
            return Optional.of(RowFault.unknown("source", "There is no such source"));
        }
        if (campaign.dialMethod() == DialMethod.AGENTWISE && audience.agent() == null) {
            return Optional.of(RowFault.invalid("agent", "The campaign needs an agent for each record"));
        }
        return campaign.dialMethod() == DialMethod.SKILLWISE && audience.skill() == null
                ? Optional.of(RowFault.invalid("skill", "The campaign needs a skill for each record"))
                : Optional.empty();
    }

    /**
     * A number of a row that may be stored. One that must not be called stays out whatever the campaign does. Where the
     * row says no zone, it is called by the clocks where the number is.
     *
     * @param link null for the only number
     * @param refusesDuplicates whether it is not stored if the campaign has it by then
     */
    static AddRequest toRequest(
            RowCampaign campaign,
            RowDraft draft,
            RecordRow.Telephone number,
            Link link,
            UUID importId,
            boolean refusesDuplicates) {
        RecordRow row = draft.row();
        NewRecord record = new NewRecord(
                campaign.clientId(),
                campaign.id(),
                campaign.callingListId(),
                number.phone(),
                Objects.requireNonNullElse(row.priority(), USUAL_PRIORITY),
                row.timing().expiresAt(),
                row.name(),
                draft.memberId(),
                draft.skillId(),
                campaign.columns().applyToAll(row.fields()),
                new Placement(
                        number.type(),
                        window(row.timing().window(), number.phone()),
                        draft.sourceId(),
                        row.timing().dueAt(),
                        link,
                        importId));
        return new AddRequest(record, new Admission(null, true, refusesDuplicates, null));
    }

    private static WindowKey window(WindowKey said, PhoneNumber phone) {
        return said.zones().isEmpty() ? new WindowKey(NumberZones.of(phone), said.callFrom(), said.callUntil()) : said;
    }

    /** What a row says of a person who is known; what it does not say stays. */
    static RecordEdit toEdit(RowCampaign campaign, RowDraft draft) {
        RecordRow row = draft.row();
        WindowKey window = row.timing().window();
        return new RecordEdit(
                new RecordEdit.Turns(
                        Change.toGiven(row.priority()),
                        Change.toGiven(draft.memberId()),
                        Change.toGiven(draft.skillId())),
                new RecordEdit.Hours(
                        window.zones().isEmpty() ? Change.none() : Change.to(window.zones()),
                        Change.toGiven(window.callFrom()),
                        Change.toGiven(window.callUntil())),
                new RecordEdit.Details(
                        Change.toGiven(row.name()),
                        Change.toGiven(row.timing().expiresAt()),
                        campaign.columns().applyToAll(row.fields())));
    }
}
