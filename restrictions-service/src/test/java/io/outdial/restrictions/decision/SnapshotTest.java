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
    void whatWasReadIsValidAsLongAsEveryChangeIsNotifiedOf() {
        read(1, start);
        assertEquals(start, snapshot.state().validAsOf(start - 5));
        assertEquals(start + 5, snapshot.state().validAsOf(start + 5));
    }

    @Test
    void fromALaterVersionOnItIsValidAsOfTheLastConfirmation() {
        read(1, start);
        assertTrue(snapshot.onChange(2, start + 5));
        assertEquals(start + 5, snapshot.state().validAsOf(start + 50));
        assertFalse(read(2, start + 20));
        assertEquals(start + 50, snapshot.state().validAsOf(start + 50));
    }

    @Test
    void aVersionThatIsThereAlreadyChangesNothing() {
        read(2, start);
        assertFalse(snapshot.onChange(2, start));
        assertFalse(snapshot.onChange(1, start));
        assertFalse(snapshot.state().isStale());
    }

    @Test
    void aChangeDuringTheFirstReadingIsReadToo() {
        long begun = start;
        assertFalse(snapshot.onChange(2, begun), "a reading is in flight");
        assertTrue(read(1, begun));
        assertEquals(begun, snapshot.state().validAsOf(System.nanoTime()));
        assertFalse(read(2, System.nanoTime()));
    }

    @Test
    void aDatabaseThatWasSetBackIsBelieved() {
        read(7, start);
        snapshot.onChange(9, start);
        assertFalse(
                read(3, System.nanoTime()), "read after the change was notified of, and still lower: no such change");
        assertEquals(3, snapshot.state().version());
        assertFalse(snapshot.state().isStale());
        assertTrue(snapshot.onChange(4, start));
    }

    @Test
    void aVersionCheckConfirmsOrMarksStale() {
        read(3, start);
        assertFalse(snapshot.onVersionChecked(3, start + 10, start));
        assertEquals(start + 10, snapshot.state().validAsOf(start));
        assertTrue(snapshot.onVersionChecked(4, start + 20, start + 15));
        assertEquals(start + 15, snapshot.state().validAsOf(start + 99));
        assertTrue(snapshot.onVersionChecked(3, start + 30, start + 25), "stale is not taken back by an older check");
        assertEquals(start + 15, snapshot.state().validAsOf(start + 99));
    }

    @Test
    void whatWasMissedBeforeTheFirstReadingEndsIsReadAgain() {
        assertFalse(snapshot.onVersionChecked(5, start, start));
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
        return snapshot.onRead(new Loaded(version, RestrictionSet.NONE), askedAt);
    }
}
