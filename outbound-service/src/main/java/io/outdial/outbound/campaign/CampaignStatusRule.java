package io.outdial.outbound.campaign;

import static io.outdial.outbound.campaign.CampaignStatus.ACTIVE;
import static io.outdial.outbound.campaign.CampaignStatus.ARCHIVED;
import static io.outdial.outbound.campaign.CampaignStatus.CANCELLED;
import static io.outdial.outbound.campaign.CampaignStatus.COMPLETED;
import static io.outdial.outbound.campaign.CampaignStatus.DRAFT;
import static io.outdial.outbound.campaign.CampaignStatus.INACTIVE;
import static io.outdial.outbound.campaign.CampaignStatus.PAUSED;
import static io.outdial.outbound.campaign.CampaignStatus.TESTING;

import java.util.Map;
import java.util.Set;

/**
 * Which status may follow which; the reference lists the statuses only. A campaign that went live never becomes a draft
 * or a test again. What is completed can be opened again, because a list can be loaded again; what was cancelled can
 * only be put away, and what is put away stays so.
 */
final class CampaignStatusRule {

    private static final Map<CampaignStatus, Set<CampaignStatus>> NEXT = Map.of(
            DRAFT, Set.of(TESTING, ACTIVE, CANCELLED, ARCHIVED),
            TESTING, Set.of(DRAFT, ACTIVE, CANCELLED, ARCHIVED),
            ACTIVE, Set.of(PAUSED, INACTIVE, COMPLETED, CANCELLED),
            PAUSED, Set.of(ACTIVE, INACTIVE, COMPLETED, CANCELLED),
            INACTIVE, Set.of(ACTIVE, PAUSED, COMPLETED, CANCELLED, ARCHIVED),
            COMPLETED, Set.of(ACTIVE, PAUSED, INACTIVE, ARCHIVED),
            CANCELLED, Set.of(ARCHIVED),
            ARCHIVED, Set.of());

    private CampaignStatusRule() {}

    /** To stay as it is is always allowed. */
    static boolean allows(CampaignStatus from, CampaignStatus to) {
        return from == to || NEXT.get(from).contains(to);
    }
}
