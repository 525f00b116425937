package io.outdial.outbound;

import io.outdial.platform.testing.ServedDocument;
import io.outdial.platform.testing.ServiceDocument;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@ServiceDocument("outbound")
class ServedDocumentTest extends ServedDocument {}
