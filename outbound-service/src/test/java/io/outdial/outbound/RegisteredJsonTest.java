package io.outdial.outbound;

import io.outdial.platform.testing.TestEnvironment;
import io.outdial.platform.testing.UnregisteredJson;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class RegisteredJsonTest extends UnregisteredJson {}
