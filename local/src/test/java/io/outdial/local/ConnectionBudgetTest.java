package io.outdial.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionBudgetTest {

    @ParameterizedTest(name = "{1} replicas, {0} free -> {2}")
    @CsvSource({
        "197, 1, 20",
        "197, 2, 19",
        "197, 3, 11",
        "197, 4, 7",
        "97,  1, 20",
        "97,  2, 6",
        "84,  2, 5",
        "20,  1, 20",
        "900, 4, 20",
    })
    void whatEachProcessMayHave(int free, int replicas, int poolSize) {
        assertEquals(poolSize, ConnectionBudget.poolSize(free, replicas));
        if (replicas > 1) {
            assertTrue(4 * replicas * (poolSize + 4) < free);
        }
    }

    @ParameterizedTest(name = "{1} replicas, {0} free")
    @CsvSource({"97, 3, 120", "97, 4, 156", "83, 2, 84", "0, 2, 84"})
    void whatDoesNotFitIsRefused(int free, int replicas, int needed) {
        var failure = assertThrows(LocalFailure.class, () -> ConnectionBudget.poolSize(free, replicas));

        assertEquals(
                replicas + " replicas of each service need " + needed + " connections, and PostgreSQL has " + free
                        + " free; choose fewer, or raise its max_connections",
                failure.getMessage());
    }
}
