package io.outdial.outbound.pull;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.outbound.record.QueueQuery.Depth;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PullRoundTest {

    @Test
    void everyRoundLooksFurther() {
        assertEquals(List.of(new Depth(33, 1), new Depth(68, 4), new Depth(144, 16), new Depth(320, 64)), rounds(1, 0));
        assertEquals(new Depth(3_132, 100), rounds(100, 1_500).get(0));
    }

    @Test
    void noRoundLooksWithoutBound() {
        rounds(500, 9_500).forEach(depth -> {
            assertTrue(depth.candidates() <= 4_000, depth::toString);
            assertTrue(depth.looks() <= depth.candidates(), depth::toString);
        });
    }

    @Test
    void whereTwoRoundsFoundNothingNothingIsDue() {
        PullRound first = PullRound.first(0);

        assertEquals(null, first.next(false).next(false));
        assertTrue(first.next(true).next(false).next(true) != null);
    }

    @Test
    void whatOthersWantIsForgottenWhenTheyHaveIt() {
        PullsInFlight inFlight = new PullsInFlight();
        UUID campaign = UUID.randomUUID();

        int others = inFlight.with(campaign, 5, before -> inFlight.with(campaign, 1, Uni.createFrom()::item)
                        .map(wanted -> before * 100 + wanted))
                .await()
                .indefinitely();

        assertEquals(5, others);
        assertTrue(inFlight.isEmpty());
        Uni<Object> failing = inFlight.with(
                campaign, 3, before -> Uni.createFrom().failure(new IllegalStateException("no database")));
        assertThrows(IllegalStateException.class, () -> failing.await().indefinitely());
        assertTrue(inFlight.isEmpty());
    }

    private static List<Depth> rounds(int missing, int others) {
        List<Depth> depths = new ArrayList<>();
        for (PullRound round = PullRound.first(others); round != null; round = round.next(true)) {
            depths.add(round.depth(missing));
        }
        return depths;
    }
}
