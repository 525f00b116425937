package io.outdial.outbound.importing.records;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class RecordImportIT extends RecordImportTest {}
