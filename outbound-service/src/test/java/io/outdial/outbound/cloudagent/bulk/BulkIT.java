package io.outdial.outbound.cloudagent.bulk;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class BulkIT extends BulkTest {}
