package io.outdial.outbound.event;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class EnrolmentBegunIT extends EnrolmentBegunTest {}
