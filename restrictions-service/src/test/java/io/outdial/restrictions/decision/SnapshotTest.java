package io.outdial.restrictions.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.restrictions.decision.SnapshotRepository.Loaded;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Since when a snapshot may be wrong, whatever happens in whatever order. */
class SnapshotTest {

    private final Snapshot snapshot = new Snapshot();
    private final long start = System.nanoTime();

    @Test
    void whatWasReadIsRightAsLongAsEverythingIsHeard() {
        read(1, start);
        assertEquals(start, snapshot.state().rightAt(start - 5));
        assertEquals(start + 5, snapshot.state().rightAt(start + 5));
    }

    @Test
    void fromALaterVersionOnItIsAsOldAsWhatWasHeardBefore() {
        read(1, start);
        assertTrue(snapshot.changed(2, start + 5));
        assertEquals(start + 5, snapshot.state().rightAt(start + 50));
        assertFalse(read(2, start + 20));
        assertEquals(start + 50, snapshot.state().rightAt(start + 50));
    }

    @Test
    void aVersionThatIsThereAlreadyChangesNothing() {
        read(2, start);
        assertFalse(snapshot.changed(2, start));
        assertFalse(snapshot.changed(1, start));
        assertFalse(snapshot.state().suspect());
    }

    @Test
    void aChangeDuringTheFirstReadingIsReadToo() {
        long begun = start;
        assertFalse(snapshot.changed(2, begun), "a reading is under way");
        assertTrue(read(1, begun));
        assertEquals(begun, snapshot.state().rightAt(System.nanoTime()));
        assertFalse(read(2, System.nanoTime()));
    }

    @Test
    void aDatabaseThatWasSetBackIsBelieved() {
        read(7, start);
        snapshot.changed(9, start);
        assertFalse(read(3, System.nanoTime()), "read after the change was heard of, and still lower: no such change");
        assertEquals(3, snapshot.state().version());
        assertFalse(snapshot.state().suspect());
        assertTrue(snapshot.changed(4, start));
    }

    @Test
    void comparingConfirmsOrCastsDoubt() {
        read(3, start);
        assertFalse(snapshot.compared(3, start + 10, start));
        assertEquals(start + 10, snapshot.state().rightAt(start));
        assertTrue(snapshot.compared(4, start + 20, start + 15));
        assertEquals(start + 15, snapshot.state().rightAt(start + 99));
        assertTrue(snapshot.compared(3, start + 30, start + 25), "doubt is not taken back by an older comparison");
        assertEquals(start + 15, snapshot.state().rightAt(start + 99));
    }

    @Test
    void whatWasUnheardBeforeTheFirstReadingEndsIsReadAgain() {
        assertFalse(snapshot.compared(5, start, start));
        assertTrue(read(4, start - 1));
        assertFalse(read(5, System.nanoTime()));
    }

    @Test
    void useIsToldEveryTenSeconds() {
        long now = System.nanoTime();
        assertTrue(snapshot.isUsedAgain(now));
        assertFalse(snapshot.isUsedAgain(now + TimeUnit.SECONDS.toNanos(9)));
        assertTrue(snapshot.isUsedAgain(now + TimeUnit.SECONDS.toNanos(10)));
    }

    private boolean read(long version, long askedAt) {
        return snapshot.readAgain(new Loaded(version, RestrictionSet.NONE), askedAt);
    }
}
