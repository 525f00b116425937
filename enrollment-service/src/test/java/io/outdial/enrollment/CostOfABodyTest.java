package io.outdial.enrollment;

import io.outdial.platform.testing.BodyCost;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class CostOfABodyTest extends BodyCost {

    CostOfABodyTest() {
        super("/v2/customers", "/v2/leads/upload", "/v2/custom-fields");
    }
}
