package io.outdial.bench.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.bench.torture.FaultPlan.Stroke;
import io.outdial.local.OutdialService;
import io.outdial.local.ServiceReplica;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisturbancesTest {

    private final Disturbances disturbances = new Disturbances(stroke -> stroke.disturbs(OutdialService.TRANSFER));

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
        assertEquals(isOne, disturbances.isOne(new Stroke(fault, target, peer, 5)));
    }

    @ParameterizedTest
    @CsvSource({
        "KILL, OUTBOUND,, true",
        "RESET, RESTRICTIONS, PostgreSQL, true",
        "DELAY, OUTBOUND, restrictions-service, true",
        "KILL, TRANSFER,, false",
        "RESET, ENROLLMENT, PostgreSQL, false",
        "DATABASE,,, true",
        "REGISTRY,,, false"
    })
    void whatIsAboutTwoServicesStrikesOneOfThemOrTheDatabase(
            Fault fault, OutdialService struck, String peer, boolean isAbout) {
        ServiceReplica target = struck == null ? null : new ServiceReplica(struck, 1);
        assertEquals(
                isAbout,
                new Stroke(fault, target, peer, 5)
                        .isAbout(Set.of(OutdialService.OUTBOUND, OutdialService.RESTRICTIONS)));
    }

    @ParameterizedTest
    @CsvSource({"KILL,", "PAUSE,", "RESET, PostgreSQL", "RESET, transfer-service"})
    void whatHappensToAnotherServiceIsNone(Fault fault, String peer) {
        ServiceReplica target = new ServiceReplica(OutdialService.OUTBOUND, 1);
        assertFalse(disturbances.isOne(new Stroke(fault, target, peer, 5)));
    }

    @ParameterizedTest
    @CsvSource({"DATABASE, true", "REGISTRY, false"})
    void theDatabaseIsOneAndTheRegistryIsNot(Fault fault, boolean isOne) {
        assertEquals(isOne, disturbances.isOne(new Stroke(fault, null, null, 5)));
    }
}
