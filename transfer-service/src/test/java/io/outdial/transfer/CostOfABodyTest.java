package io.outdial.transfer;

import io.outdial.platform.testing.BodyCost;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class CostOfABodyTest extends BodyCost {

    CostOfABodyTest() {
        super("/v2/campaigns/transfer-configs", "/v2/campaigns/routing-configs");
    }
}
