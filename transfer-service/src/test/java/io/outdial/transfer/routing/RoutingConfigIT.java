package io.outdial.transfer.routing;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class RoutingConfigIT extends RoutingConfigTest {}
