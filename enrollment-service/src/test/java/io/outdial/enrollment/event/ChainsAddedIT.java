package io.outdial.enrollment.event;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class ChainsAddedIT extends ChainsAddedTest {}
