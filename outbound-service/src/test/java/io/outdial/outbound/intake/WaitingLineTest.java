package io.outdial.outbound.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Items are named by their owner and a number. */
class WaitingLineTest {

    private final WaitingLine<String> line = new WaitingLine<>(10, item -> item.charAt(0));

    @Test
    void ownersTakeTurns() {
        offer("a1", "a2", "a3", "b1", "c1", "b2");
        assertEquals("a1", line.peek());
        assertEquals(List.of("a1", "b1", "c1", "a2", "b2", "a3"), removeAll());
        assertTrue(line.isEmpty());
    }

    @Test
    void whoComesLaterIsNotBehindAFlood() {
        offer("a1", "a2", "a3", "a4", "a5");
        assertEquals("a1", line.remove());
        offer("b1");
        assertEquals(List.of("a2", "b1", "a3", "a4", "a5"), removeAll());
    }

    @Test
    void aFloodIsRefusedAndNobodyElse() {
        offer("a1", "a2", "a3", "a4", "a5");
        assertFalse(line.offer("a6"));
        offer("b1", "b2", "b3");
        assertFalse(line.offer("b4"));
        assertTrue(line.offer("c1"));
    }

    @Test
    void whatWasLetInBeforeIsTaken() {
        offer("a1", "a2", "a3", "a4", "a5");
        line.add("a6");
        assertEquals(6, removeAll().size());
    }

    @Test
    void whatIsTakenOutHasNoTurn() {
        offer("a1", "a2", "b1", "c1");
        assertEquals(List.of("b1"), line.removeIf("b1"::equals));
        offer("b2");
        assertEquals(List.of("a1", "c1", "b2", "a2"), removeAll());
        offer("a3", "a4", "a5", "a6", "a7");
    }

    private void offer(String... items) {
        for (String item : items) {
            assertTrue(line.offer(item), item);
        }
    }

    private List<String> removeAll() {
        List<String> removed = new ArrayList<>();
        while (!line.isEmpty()) {
            removed.add(line.remove());
        }
        return removed;
    }
}
