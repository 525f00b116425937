package io.outdial.outbound.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SetQueueTest {

    private final List<List<String>> carried = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();
    private final List<UniEmitter<? super Void>> inFlight = new ArrayList<>();
    private final SetQueue<String> queue = new SetQueue<>(line(8), 2, SetQueueTest::take, this::carry, this::failed);

    @Test
    void whatComesAloneGoesAtOnceAndTheRestTogether() {
        offer("a", "b", "c", "d", "e");
        assertEquals(List.of(List.of("a"), List.of("b")), carried);
        back(1);
        assertEquals(List.of("c", "d", "e"), carried.get(2));
        offer("f");
        assertEquals(3, carried.size(), "two are under way");
        back(0);
        assertEquals(List.of("f"), carried.get(3));
    }

    @Test
    void thoseThatDoNotGoTogetherGoOneAfterTheOther() {
        offer("a", "b", "c", "!", "d");
        back(0);
        back(1);
        assertEquals(List.of("c"), carried.get(2));
        assertEquals(List.of("!", "d"), carried.get(3));
    }

    @Test
    void noMoreWaitThanAreAllowed() {
        offer("a", "b", "c", "d", "e", "f");
        assertFalse(queue.offer("g"));
        queue.add(List.of("h"));
        back(0);
        assertEquals(List.of("c", "d", "e", "f", "h"), carried.get(2));
        assertTrue(queue.offer("i"));
    }

    @Test
    void whatIsTakenOutDoesNotGo() {
        offer("a", "b", "c", "d");
        assertEquals(List.of("c"), queue.remove("c"::equals));
        back(0);
        assertEquals(List.of("d"), carried.get(2));
    }

    @Test
    void aSetThatIsBackAtOnceLeavesItsPlace() {
        SetQueue<String> quick = new SetQueue<>(
                line(2),
                1,
                SetQueueTest::take,
                set -> {
                    carried.add(set);
                    return Uni.createFrom().voidItem();
                },
                this::failed);
        assertTrue(quick.offer("a"));
        assertTrue(quick.offer("b"));
        assertEquals(List.of(List.of("a"), List.of("b")), carried);
    }

    @Test
    void aSetThatFailsLeavesItsPlaceAndIsTold() {
        offer("a", "b", "c", "d");
        inFlight.get(0).fail(new LinkageError("of a"));
        assertEquals(List.of("[a]: of a"), failed);
        assertEquals(List.of("c", "d"), carried.get(2));
    }

    @Test
    void aSetThatCannotEvenBeginIsTold() {
        SetQueue<String> broken = new SetQueue<>(
                line(2),
                1,
                SetQueueTest::take,
                set -> {
                    throw new IllegalStateException("of " + set.get(0));
                },
                this::failed);
        assertTrue(broken.offer("a"));
        assertTrue(broken.offer("b"));
        assertEquals(List.of("[a]: of a", "[b]: of b"), failed);
    }

    private void failed(List<String> set, Throwable failure) {
        failed.add(set + ": " + failure.getMessage());
    }

    private void offer(String... items) {
        for (String item : items) {
            assertTrue(queue.offer(item));
        }
    }

    private void back(int set) {
        inFlight.get(set).complete(null);
    }

    private Uni<Void> carry(List<String> set) {
        carried.add(set);
        return Uni.createFrom().emitter(inFlight::add);
    }

    /** All that wait, up to the next exclamation mark. */
    private static List<String> take(WaitingLine<String> waiting) {
        List<String> set = new ArrayList<>();
        do {
            set.add(waiting.remove());
        } while (!waiting.isEmpty() && !waiting.peek().equals("!"));
        return set;
    }

    /** All of one owner, who has half of the places. */
    private static WaitingLine<String> line(int places) {
        return new WaitingLine<>(places, item -> "owner");
    }
}
