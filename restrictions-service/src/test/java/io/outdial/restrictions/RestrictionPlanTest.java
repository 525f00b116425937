package io.outdial.restrictions;

import io.outdial.platform.testing.QueryPlans;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every statement is as quick among millions of rows. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(DirectoryStub.class)
class RestrictionPlanTest {

    @Inject
    QueryPlans plans;

    @ParameterizedTest
    @ValueSource(
            strings = {
                AgentSourceRestrictionRepository.LIST,
                AgentSourceRestrictionRepository.INSERT_ALL,
                AgentSourceRestrictionRepository.DELETE_OTHERS
            })
    void everyTableIsReachedByAnIndex(String sql) {
        plans.of(sql).uses();
    }
}
