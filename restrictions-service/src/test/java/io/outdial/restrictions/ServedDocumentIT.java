package io.outdial.restrictions;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class ServedDocumentIT extends ServedDocumentTest {}
