package io.outdial.outbound.reconciliation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.reconciliation.Position.Part;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {

    private static final UUID ONE = new UUID(1, 0);
    private static final UUID TWO = new UUID(2, 0);
    private static final UUID GONE = new UUID(1, 5);

    @Test
    void eachPartOfEachClientHasItsTurn() {
        List<UUID> clients = List.of(TWO, ONE);
        assertEquals(position(Part.RECORDS, ONE), Position.first(clients));
        assertEquals(position(Part.RECORDS, TWO), next(Part.RECORDS, ONE, clients));
        assertEquals(position(Part.ENROLMENTS, ONE), next(Part.RECORDS, TWO, clients));
        assertEquals(position(Part.OPT_OUTS, ONE), next(Part.ENROLMENTS, TWO, clients));
        assertEquals(position(Part.NUMBERS, ONE), next(Part.OPT_OUTS, TWO, clients));
        assertEquals(position(Part.NUMBERS, TWO), next(Part.NUMBERS, ONE, clients));
        assertEquals(Optional.empty(), next(Part.NUMBERS, TWO, clients));
        assertEquals(position(Part.RECORDS, TWO), next(Part.RECORDS, GONE, clients), "a client that is gone by now");
        assertEquals(Optional.empty(), Position.first(List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RECORDS 00000000-0000-0001-0000-000000000000 ",
                "RECORDS 00000000-0000-0001-0000-000000000000 17",
                "ENROLMENTS 00000000-0000-0001-0000-000000000000 ",
                "ENROLMENTS 00000000-0000-0001-0000-000000000000 00000000-0000-0002-0000-000000000000",
                "OPT_OUTS 00000000-0000-0001-0000-000000000000 ",
                "OPT_OUTS 00000000-0000-0001-0000-000000000000 00000000-0000-0002-0000-000000000000",
                "NUMBERS 00000000-0000-0001-0000-000000000000 +12025550142",
                "NUMBERS 00000000-0000-0001-0000-000000000000 a b",
            })
    void itIsReadAsItWasWritten(String text) {
        assertEquals(text, Position.of(text).orElseThrow().text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "RECORDS",
                "RECORDS x 1",
                "records 00000000-0000-0001-0000-000000000000 1",
                "RECORDS 00000000-0000-0001-0000-000000000000 1x",
                "RECORDS 00000000-0000-0001-0000-000000000000 1000000000000000000",
                "RECORDS 00000000-0000-0001-0000-000000000000 -1",
                "OPT_OUTS 00000000-0000-0001-0000-000000000000 1",
                "NUMBERS 000000000000-0001-0000-000000000000 1",
            })
    void anythingElseIsNone(String text) {
        assertEquals(Optional.empty(), Position.of(text));
    }

    private static Optional<Position> position(Part part, UUID client) {
        return Optional.of(new Position(part, client, ""));
    }

    private static Optional<Position> next(Part part, UUID client, List<UUID> clients) {
        return new Position(part, client, "9").next(clients);
    }
}
