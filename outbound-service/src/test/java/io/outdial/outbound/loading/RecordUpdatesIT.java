package io.outdial.outbound.loading;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class RecordUpdatesIT extends RecordUpdatesTest {}
