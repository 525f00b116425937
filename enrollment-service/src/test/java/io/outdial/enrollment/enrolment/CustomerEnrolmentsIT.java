package io.outdial.enrollment.enrolment;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class CustomerEnrolmentsIT extends CustomerEnrolmentsTest {}
