package io.outdial.enrollment.customfield;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class CustomFieldIT extends CustomFieldTest {}
