package io.outdial.restrictions.names;

import io.outdial.platform.testing.TestEnvironment;
import io.outdial.restrictions.DirectoryStub;
import io.outdial.restrictions.RestrictionPlanTest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(DirectoryStub.class)
class KnownNamePlanTest {

    @Inject
    Pool pool;

    @ParameterizedTest
    @ValueSource(strings = {KnownNameRepository.STORE, KnownNameRepository.FIND, KnownNameRepository.DELETE})
    void whatIsAskedIsFoundByIndexes(String sql) {
        RestrictionPlanTest.assertNoScan(pool, sql);
    }
}
