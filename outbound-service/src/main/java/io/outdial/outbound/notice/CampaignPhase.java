package io.outdial.outbound.notice;

import java.util.Set;

/** How far a campaign is, for whoever works in it (genesys-web-services.md §2.4). */
public enum CampaignPhase {
    /** Nobody works in it: it has not begun, or it is over. */
    UNLOADED,
    /** It can be started. */
    LOADED,
    /** Its records are handed out. */
    STARTED;

    private static final Set<String> DIALLING = Set.of("active", "testing");
    private static final String PAUSED = "paused";
    private static final String RUNNING = "RUNNING";

    /** @param status and position, as a campaign has them */
    public static CampaignPhase of(String status, String position) {
        if (DIALLING.contains(status)) {
            return position.equals(RUNNING) ? STARTED : LOADED;
        }
        return status.equals(PAUSED) ? LOADED : UNLOADED;
    }
}
