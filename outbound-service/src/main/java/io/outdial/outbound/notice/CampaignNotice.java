package io.outdial.outbound.notice;

/** To a member of a campaign: the campaign has changed. */
public record CampaignNotice(Desktop to, CampaignState campaign, Kind kind) implements Notice {

    /** What became of it. */
    public enum Kind {
        LOADED,
        STARTED,
        STOPPED,
        UNLOADED,
        /** It is of another type. */
        MODE_CHANGED
    }
}
