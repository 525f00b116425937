package io.outdial.restrictions.decision;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class BlockedSourcesIT extends BlockedSourcesTest {}
