package io.outdial.outbound.genesys;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class PreviewResultIT extends PreviewResultTest {}
