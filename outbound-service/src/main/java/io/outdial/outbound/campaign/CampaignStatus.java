package io.outdial.outbound.campaign;

import java.util.Arrays;
import java.util.Locale;

/** Where a campaign is in its life (carecycle.md §2.5). */
enum CampaignStatus {
    DRAFT,
    TESTING,
    ACTIVE,
    PAUSED,
    INACTIVE,
    COMPLETED,
    CANCELLED,
    ARCHIVED;

    /** Whether it takes no leads any more: nobody would ever dial them. */
    boolean isOver() {
        return this == COMPLETED || this == CANCELLED || this == ARCHIVED;
    }

    /** As the API and the database write it. */
    String wireValue() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CampaignStatus of(String word) {
        return Arrays.stream(values())
                .filter(status -> status.wireValue().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no campaign status: " + word));
    }
}
