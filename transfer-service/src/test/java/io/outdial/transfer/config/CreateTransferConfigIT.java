package io.outdial.transfer.config;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class CreateTransferConfigIT extends CreateTransferConfigTest {}
