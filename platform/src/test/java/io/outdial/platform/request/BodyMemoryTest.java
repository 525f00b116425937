package io.outdial.platform.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.outdial.platform.failure.Failure;
import org.junit.jupiter.api.Test;

class BodyMemoryTest {

    private final BodyMemory memory = new BodyMemory(100);

    @Test
    void whatIsNotThereIsRefusedAndNotTaken() {
        BodyMemory.Share one = memory.open();
        BodyMemory.Share other = memory.open();
        one.take(60);
        assertThrows(Failure.Unavailable.class, () -> other.take(41));
        other.take(40);
        assertThrows(Failure.Unavailable.class, () -> one.take(1));
        assertEquals(100, memory.used());
    }

    @Test
    void strangersHaveHalfOfIt() {
        BodyMemory.Share stranger = memory.openForStranger();
        BodyMemory.Share other = memory.openForStranger();
        stranger.take(30);
        assertThrows(Failure.Unavailable.class, () -> other.take(21));
        other.take(20);
        BodyMemory.Share known = memory.open();
        known.take(50);
        assertThrows(Failure.Unavailable.class, () -> known.take(1));
        stranger.close();
        other.close();
        assertEquals(50, memory.used());
        known.take(50);
        assertThrows(Failure.Unavailable.class, () -> memory.openForStranger().take(1));
        known.close();
        memory.openForStranger().take(50);
    }

    @Test
    void allOfAShareIsGivenBackOnce() {
        BodyMemory.Share one = memory.open();
        one.take(60);
        one.take(40);
        one.close();
        one.close();
        assertEquals(0, memory.used());
        memory.open().take(100);
    }
}
