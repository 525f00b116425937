package io.outdial.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void visitsEveryNumberOnce() {
        Numbers numbers = new Numbers(1_000, 617);

        long distinct = LongStream.range(0, numbers.size())
                .map(k -> k * numbers.step() % numbers.size())
                .distinct()
                .count();

        assertEquals(1_000, distinct);
    }

    @Test
    void refusesAStepThatRepeatsOrIsNotExact() {
        assertThrows(IllegalArgumentException.class, () -> new Numbers(1_000, 600));
        assertThrows(IllegalArgumentException.class, () -> new Numbers(1L << 40, (1L << 39) + 1));
    }

    @Test
    void blocksDoNotOverlap() {
        Numbers numbers = new Numbers(1_000, 617);

        assertEquals(new Numbers.Block(0, 333), numbers.block(0, 3));
        assertEquals(new Numbers.Block(333, 333), numbers.block(1, 3));
        assertEquals(new Numbers.Block(666, 333), numbers.block(2, 3));
    }

    @Test
    void blocksOfPartsDoNotOverlapEither() {
        Numbers second = new Numbers(1_000, 617).part(1, 2);

        assertEquals(new Numbers.Block(500, 250), second.block(0, 2));
        assertEquals(new Numbers.Block(750, 250), second.block(1, 2));
        assertEquals(1_000, second.size());
    }
}
