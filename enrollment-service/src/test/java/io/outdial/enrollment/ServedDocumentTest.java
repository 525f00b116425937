package io.outdial.enrollment;

import io.outdial.platform.testing.ServedDocument;
import io.outdial.platform.testing.ServiceDocument;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@ServiceDocument("enrollment")
class ServedDocumentTest extends ServedDocument {}
