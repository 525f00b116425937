package io.outdial.restrictions;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusIntegrationTest
@TestProfile(OtherSettings.class)
class BearerTokenIT extends BearerTokenTest {}
