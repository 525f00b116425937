package io.outdial.outbound.dialler;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class PullIT extends PullTest {}
