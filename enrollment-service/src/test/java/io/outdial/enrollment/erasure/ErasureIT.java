package io.outdial.enrollment.erasure;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class ErasureIT extends ErasureTest {}
