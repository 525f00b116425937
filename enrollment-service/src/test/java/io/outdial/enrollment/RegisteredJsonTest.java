package io.outdial.enrollment;

import io.outdial.platform.testing.TestEnvironment;
import io.outdial.platform.testing.UnregisteredJson;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(OutboundStub.class)
class RegisteredJsonTest extends UnregisteredJson {}
