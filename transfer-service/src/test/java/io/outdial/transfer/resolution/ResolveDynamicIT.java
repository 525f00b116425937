package io.outdial.transfer.resolution;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class ResolveDynamicIT extends ResolveDynamicTest {}
