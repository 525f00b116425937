package io.outdial.platform.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FairTurnsTest {

    private final Map<String, Integer> done = new HashMap<>();
    private final List<String> failures = new ArrayList<>();

    @Test
    void aSmallPieceIsDoneInItsTurnAndALargeOneGoesOnInTheNext() {
        take(Uni.createFrom().item(List.of("large", "small")));
        assertEquals(Map.of("large", 20, "small", 3), done);
        take(Uni.createFrom().item(List.of("large")));
        assertEquals(40, done.get("large"));
    }

    @Test
    void aFailureEndsTheTurnOfItsPieceOnly() {
        take(Uni.createFrom().item(List.of("broken", "small")));
        assertEquals(Map.of("small", 3), done);
        assertEquals(List.of("cannot"), failures);
    }

    @Test
    void aFailureToFindPiecesIsToldOf() {
        take(Uni.createFrom().failure(new IllegalStateException("nothing found")));
        assertEquals(List.of("nothing found"), failures);
    }

    private void take(Uni<List<String>> pieces) {
        FairTurns.take(pieces, this::portion, failure -> failures.add(failure.getMessage()))
                .await()
                .indefinitely();
    }

    private Uni<Boolean> portion(String piece) {
        if (piece.equals("broken")) {
            return Uni.createFrom().failure(new IllegalStateException("cannot"));
        }
        int portions = done.merge(piece, 1, Integer::sum);
        return Uni.createFrom().item(piece.equals("large") || portions < 3);
    }
}
