package io.outdial.outbound.notification.cometd;

import static io.outdial.outbound.record.RecordFixture.FEATURE;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.outbound.notification.Subscriber;
import io.outdial.outbound.notification.UserSessions;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.OidcStub;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tokens of the identity provider, in the dialects that have logins of their own. An agent is whom the token's user
 * name names, and may do what its features and the token's roles both let it.
 */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(value = OidcStub.class, initArgs = @ResourceArg(name = "on", value = "true"))
class ProviderTokenTest {

    private static final String LEAD = "/ca_apis/AddCampaignData";

    @Inject
    UserSessions sessions;

    @TestHTTPResource("/api/v2/notifications")
    URL notifications;

    private RecordFixture fixture;

    @BeforeEach
    void anAgent() {
        fixture = new RecordFixture();
    }

    @Test
    void aTokenThatNamesAnAgentIsTheAgent() {
        operate(token(claims -> claims)).statusCode(200).body("statusCode", equalTo(0));
        given().header("Authorization", "Bearer " + token(claims -> claims))
                .get("/api/v2/me")
                .then()
                .statusCode(200)
                .body("user.id", equalTo(fixture.member.toString()));
        assertTrue(handshake(token(claims -> claims)).path("successful").asBoolean());
    }

    /** @param handshake whether notifications are refused too: what of them an agent may have, its features say */
    @ParameterizedTest
    @CsvSource({
        "no user name, 403, 5, true",
        "an unknown user name, 403, 5, true",
        "a user name with NUL, 403, 5, true",
        "another client, 403, 5, true",
        "no role, 403, 5, false",
        "no client, 401, 20, true",
        "an unknown client, 401, 20, true",
        "another application, 401, 20, true",
        "expired, 401, 20, true",
    })
    void anyOtherTokenIsNot(String what, int status, int statusCode, boolean handshake) {
        String token = token(claims -> switch (what) {
            case "no user name" -> claims.remove("preferred_username");
            case "an unknown user name" -> claims.preferredUserName("nobody");
            case "a user name with NUL" -> claims.preferredUserName(fixture.user + "\0");
            case "another client" -> claims.claim("outdial_client", TestEnvironment.OTHER_CLIENT.toString());
            case "no role" -> claims.remove("groups");
            case "no client" -> claims.remove("outdial_client");
            case "an unknown client" ->
                claims.claim("outdial_client", UUID.randomUUID().toString());
            case "another application" -> claims.audience("another-application");
            default ->
                claims.issuedAt(Instant.now().minusSeconds(300))
                        .expiresAt(Instant.now().minusSeconds(40));
        });

        operate(token).statusCode(status).body("statusCode", equalTo(statusCode));
        JsonNode reply = handshake(token);
        assertEquals(!handshake, reply.path("successful").asBoolean(), reply::toString);
        if (handshake) {
            assertEquals("403::Handshake denied", reply.path("error").asText());
        }
    }

    @Test
    void aRoleDoesNotReplaceTheFeature() {
        String user = "plain-" + UUID.randomUUID();
        fixture.member(UUID.randomUUID(), user, "api-voice");
        operate(token(claims -> claims.preferredUserName(user))).statusCode(403).body("statusCode", equalTo(5));
    }

    @Test
    void aPollWithANewTokenKeepsTheSession() {
        Subscriber agent = new Subscriber(fixture.client, fixture.member);
        Instant now = Instant.now();
        RawClient desktop = new RawClient(
                notifications.toString(), "Bearer " + token(claims -> claims.expiresAt(now.plusSeconds(600))));
        desktop.handshake();
        desktop.authorization("Bearer " + token(claims -> claims.expiresAt(now.plusSeconds(1200))))
                .connect("'advice':{'timeout':0},");

        assertEquals(0, sessions.endIf(agent, session -> session.hasExpiredBefore(now.plusSeconds(900))));
        assertEquals(1, sessions.endIf(agent, session -> session.hasExpiredBefore(now.plusSeconds(1500))));
    }

    /** An account that takes tokens takes those of the provider too. */
    @ParameterizedTest
    @CsvSource({
        "other, good, Please provide campaign details",
        "other, no role, Invalid action.",
        "other, expired, Token Expired",
        "other, another application, Invalid Token",
        "other, no client, Invalid Token",
        "demo, good, Api Key Should Not be Null or Empty.",
        "demo, of other, Invalid User Details",
        "other, of demo, Api Key Should Not be Null or Empty.",
    })
    void cloudAgent(String userName, String what, String message) {
        UUID own = userName.equals("demo") ? TestEnvironment.CLIENT : TestEnvironment.OTHER_CLIENT;
        JwtClaimsBuilder claims = OidcStub.claims(own, "outbound:write").subject("a-feed");
        String token = OidcStub.sign(
                switch (what) {
                    case "no role" -> OidcStub.claims(own, "records:read");
                    case "expired" ->
                        claims.issuedAt(Instant.now().minusSeconds(300))
                                .expiresAt(Instant.now().minusSeconds(40));
                    case "another application" -> claims.audience("another-application");
                    case "no client" -> claims.remove("outdial_client");
                    case "of other" -> OidcStub.claims(TestEnvironment.OTHER_CLIENT, "outbound:write");
                    case "of demo" -> OidcStub.claims(TestEnvironment.CLIENT, "outbound:write");
                    default -> claims;
                });

        given().filter(Spec.answersOnly("outbound"))
                .contentType("application/json")
                .header("Authorization", "Bearer " + token)
                .body("{\"userName\":\"" + userName + "\"}")
                .post(LEAD)
                .then()
                .statusCode(200)
                .body("message", equalTo(message));
    }

    private String token(UnaryOperator<JwtClaimsBuilder> change) {
        return OidcStub.sign(change.apply(OidcStub.claims(fixture.client, FEATURE)
                .preferredUserName(fixture.user)
                .expiresIn(Duration.ofMinutes(5))));
    }

    private ValidatableResponse operate(String token) {
        return given().filter(Spec.answersOnly("outbound"))
                .contentType("application/json")
                .header("Authorization", "Bearer " + token)
                .body("""
                        {"operationName": "DoNotCallRecord", "applicationId": %d, "campaignName": "%s",
                         "devicePath": "/devices/%s", "phoneNumber": "%s"}""".formatted(
                                RecordFixture.APPLICATION, fixture.campaign, fixture.device, RecordFixture.newPhone()))
                .post("/api/v2/me/outbound-records")
                .then();
    }

    private JsonNode handshake(String token) {
        return new RawClient(notifications.toString(), "Bearer " + token).handshake();
    }
}
