package io.outdial.transfer;

import static org.junit.jupiter.api.Assertions.assertNull;

import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** A service that names no collector pays nothing for traces, as all services of the tests. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class TracesOffTest {

    @Inject
    Vertx vertx;

    @Test
    void noTracerLooksAtRequestsClientsAndStatements() {
        assertNull(((ContextInternal) vertx.getOrCreateContext()).tracer());
    }
}
