package io.outdial.restrictions.decision;

import io.outdial.platform.testing.QueryPlans;
import io.outdial.platform.testing.TestEnvironment;
import io.outdial.restrictions.DirectoryStub;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(DirectoryStub.class)
class SnapshotPlanTest {

    @Inject
    QueryPlans plans;

    @ParameterizedTest
    @ValueSource(strings = {SnapshotRepository.LOAD, SnapshotRepository.VERSIONS})
    void everyTableIsReachedByAnIndex(String sql) {
        plans.of(sql).uses();
    }
}
