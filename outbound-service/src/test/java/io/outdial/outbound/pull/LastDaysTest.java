package io.outdial.outbound.pull;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.outdial.outbound.pull.LastDays.LastDay;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LastDaysTest {

    private static final UUID CLIENT = new UUID(1, 1);
    private static final UUID CAMPAIGN = new UUID(2, 2);

    private long now;
    private int counts;
    private final LastDays days = new LastDays(() -> now);

    @Test
    void isCountedOnceInFiveSeconds() {
        assertEquals(1, dropped(CLIENT, CAMPAIGN));
        after(Duration.ofMillis(4_999));
        assertEquals(1, dropped(CLIENT, CAMPAIGN));
        after(Duration.ofMillis(1));
        assertEquals(2, dropped(CLIENT, CAMPAIGN));
        assertEquals(2, dropped(CLIENT, CAMPAIGN));
    }

    @Test
    void eachCampaignOfEachClientIsCounted() {
        assertEquals(1, dropped(CLIENT, CAMPAIGN));
        assertEquals(2, dropped(CLIENT, new UUID(2, 3)));
        assertEquals(3, dropped(new UUID(1, 2), CAMPAIGN));
        assertEquals(1, dropped(CLIENT, CAMPAIGN));
    }

    @Test
    void oneCountsForAllWhoPullMeanwhile() {
        dropped(CLIENT, CAMPAIGN);
        after(Duration.ofSeconds(5));
        CompletableFuture<LastDay> answer = new CompletableFuture<>();
        beginToCount(answer);
        assertEquals(1, dropped(CLIENT, CAMPAIGN));

        after(Duration.ofSeconds(1));
        answer.complete(new LastDay(7, 0));
        assertEquals(7, dropped(CLIENT, CAMPAIGN));

        after(Duration.ofSeconds(4));
        assertEquals(2, dropped(CLIENT, CAMPAIGN), "as old as the beginning of its count");
    }

    @Test
    void whoCountsForTooLongIsNotWaitedFor() {
        dropped(CLIENT, CAMPAIGN);
        after(Duration.ofSeconds(5));
        beginToCount(new CompletableFuture<>());
        after(Duration.ofSeconds(5));
        assertEquals(2, dropped(CLIENT, CAMPAIGN));
    }

    @Test
    void whatIsOldIsNotUsedThoughNobodyPulledMeanwhile() {
        dropped(CLIENT, CAMPAIGN);
        after(Duration.ofSeconds(50));
        assertEquals(2, dropped(CLIENT, CAMPAIGN));
    }

    @Test
    void aCountThatFailsIsMadeAgain() {
        dropped(CLIENT, CAMPAIGN);
        after(Duration.ofSeconds(5));
        assertThrows(IllegalStateException.class, () -> days.find(
                        CLIENT, CAMPAIGN, () -> Uni.createFrom().failure(new IllegalStateException("no answer")))
                .await()
                .indefinitely());
        assertEquals(2, dropped(CLIENT, CAMPAIGN));
    }

    private void after(Duration time) {
        now += time.toNanos();
    }

    /** Each count finds one more. */
    private long dropped(UUID clientId, UUID campaignId) {
        return days.find(clientId, campaignId, () -> Uni.createFrom().item(new LastDay(++counts, 0)))
                .await()
                .indefinitely()
                .dropped();
    }

    private void beginToCount(CompletableFuture<LastDay> answer) {
        days.find(CLIENT, CAMPAIGN, () -> Uni.createFrom().completionStage(answer))
                .subscribe()
                .with(day -> {});
    }
}
