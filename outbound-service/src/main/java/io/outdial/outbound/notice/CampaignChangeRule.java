package io.outdial.outbound.notice;

import io.outdial.outbound.notice.CampaignNotice.Kind;
import java.util.ArrayList;
import java.util.List;

/** What a change of a campaign means to the members: each step between its phases, in their order. */
final class CampaignChangeRule {

    private CampaignChangeRule() {}

    static List<Kind> kinds(CampaignState before, CampaignState after) {
        List<Kind> kinds = new ArrayList<>();
        if (before.phase() == CampaignPhase.STARTED && after.phase() != CampaignPhase.STARTED) {
            kinds.add(Kind.STOPPED);
        }
        if (before.phase() != CampaignPhase.UNLOADED && after.phase() == CampaignPhase.UNLOADED) {
            kinds.add(Kind.UNLOADED);
        }
        if (before.phase() == CampaignPhase.UNLOADED && after.phase() != CampaignPhase.UNLOADED) {
            kinds.add(Kind.LOADED);
        } else if (after.phase() != CampaignPhase.UNLOADED && !before.type().equals(after.type())) {
            kinds.add(Kind.MODE_CHANGED);
        }
        if (before.phase() != CampaignPhase.STARTED && after.phase() == CampaignPhase.STARTED) {
            kinds.add(Kind.STARTED);
        }
        return List.copyOf(kinds);
    }
}
