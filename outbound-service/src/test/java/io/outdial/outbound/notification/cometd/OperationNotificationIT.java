package io.outdial.outbound.notification.cometd;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class OperationNotificationIT extends OperationNotificationTest {}
