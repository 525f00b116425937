package io.outdial.bench.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FootprintTest {

    private static final Footprint BEFORE = new Footprint(60, 200, 400);

    @ParameterizedTest
    @CsvSource({
        "60, 200, 400, true",
        "20, 90, 300, true",
        "100, 350, 650, true",
        "101, 200, 400, false",
        "60, 351, 400, false",
        "60, 200, 651, false"
    })
    void someMoreIsNoMore(int threads, int descriptors, int residentMiB, boolean isLike) {
        assertEquals(isLike, new Footprint(threads, descriptors, residentMiB).isLike(BEFORE));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void ofThisProcess() {
        Optional<Footprint> found = Footprint.of(ProcessHandle.current());
        assertTrue(
                found.stream().anyMatch(own -> own.threads() > 1 && own.descriptors() > 2 && own.residentMiB() > 10),
                found::toString);
    }
}
