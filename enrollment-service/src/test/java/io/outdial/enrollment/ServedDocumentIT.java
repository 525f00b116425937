package io.outdial.enrollment;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class ServedDocumentIT extends ServedDocumentTest {}
