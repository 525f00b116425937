package io.outdial.bench.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.bench.torture.FaultPlan.Stroke;
import io.outdial.local.OutdialService;
import io.outdial.local.ServiceReplica;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisturbancesTest {

    private final Disturbances disturbances = new Disturbances();

    @Test
    void aRefusalIsExcusedMeanwhileAndForTenSecondsAfter() {
        long now = System.nanoTime();
        assertFalse(disturbances.mayRefuse(now));
        disturbances.begin();
        disturbances.begin();
        assertTrue(disturbances.mayRefuse(now + TimeUnit.SECONDS.toNanos(60)));
        disturbances.end();
        assertTrue(disturbances.mayRefuse(now + TimeUnit.SECONDS.toNanos(60)));
        disturbances.end();
        assertTrue(disturbances.mayRefuse(now + TimeUnit.SECONDS.toNanos(9)));
        assertFalse(disturbances.mayRefuse(now + TimeUnit.SECONDS.toNanos(60)));
    }

    @ParameterizedTest
    @CsvSource({
        "KILL,, true",
        "PAUSE,, true",
        "RESET, PostgreSQL, true",
        "RESET, outbound-service, false",
        "BLACK_HOLE, outbound-service, false"
    })
    void whatHappensBetweenServicesIsNone(Fault fault, String peer, boolean isOne) {
        ServiceReplica target = new ServiceReplica(OutdialService.TRANSFER, 1);
        assertEquals(isOne, new Stroke(fault, target, peer, 5).isDisturbing());
    }

    @ParameterizedTest
    @CsvSource({"DATABASE, true", "REGISTRY, false"})
    void theDatabaseIsOneAndTheRegistryIsNot(Fault fault, boolean isOne) {
        assertEquals(isOne, new Stroke(fault, null, null, 5).isDisturbing());
    }
}
