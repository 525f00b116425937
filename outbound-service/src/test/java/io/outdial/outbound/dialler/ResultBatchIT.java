package io.outdial.outbound.dialler;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class ResultBatchIT extends ResultBatchTest {}
