package io.outdial.outbound.genesys;

import io.outdial.outbound.pull.CampaignCard;
import io.outdial.outbound.pull.CampaignType;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import java.time.Instant;

/** Which campaigns give an agent records to look at. */
final class PreviewRule {

    /** An agent calls one person at a time; desktops fetch a few ahead. */
    static final int MAX_HELD = 10;

    private PreviewRule() {}

    /** @throws Failure.Refused unless the agent works in the campaign, and it is one for previews */
    static void requirePreview(CampaignCard card) {
        if (!card.asker().isMember()) {
            throw new Failure.Refused(ErrorCode.FORBIDDEN, "You do not work in the campaign");
        }
        if (card.dialling().type() != CampaignType.PREVIEW) {
            throw new Failure.Refused(ErrorCode.INVALID_STATUS, "The campaign is not of type Preview");
        }
    }

    /**
     * @param isRegistryStale whether the campaign applies a do-not-call registry that is missing or too old
     * @throws Failure.Refused also if the campaign does not run, or the agent has enough
     */
    static void requireRecordsFor(CampaignCard card, Instant now, boolean isRegistryStale) {
        requirePreview(card);
        if (!card.isRunning(now)) {
            throw new Failure.Refused(ErrorCode.INVALID_STATUS, "The campaign is not running");
        }
        if (isRegistryStale) {
            throw new Failure.Refused(
                    ErrorCode.INVALID_STATUS, "The do-not-call registry of the campaign is missing or too old");
        }
        if (card.asker().openAttempts() >= MAX_HELD) {
            throw new Failure.Refused(ErrorCode.LIMIT_EXCEEDED, "You have " + MAX_HELD + " records of the campaign");
        }
    }
}
