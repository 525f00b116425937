package io.outdial.restrictions;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.outdial.platform.testing.OidcStub;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * With an OIDC provider set, a bearer token is as good as a key: its client claim names the client, its roles are the
 * permissions.
 */
@QuarkusTest
@TestProfile(OtherSettings.class)
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(DirectoryStub.class)
@QuarkusTestResource(OidcStub.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BearerTokenTest {

    private static final UUID CLIENT = TestEnvironment.CLIENT;
    private static final String WRITE = "restrictions:write";
    private static final int QUOTA = 60;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /**
     * The service has started without it, and does what needs no token; nobody can tell a good token from a bad one
     * until it is there.
     */
    @Test
    @Order(1)
    void whileTheProviderIsAwayATokenIsNeitherGoodNorBad() {
        String token = token(WRITE);
        for (int i = 0; i < 2; i++) {
            post(token)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "5")
                    .body("code", equalTo("SERVICE_UNAVAILABLE"))
                    .body("retryAfter", equalTo(5));
        }
        ServiceFixture.restrict(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        OidcStub.isThere();
        await().atMost(Duration.ofSeconds(20)).until(() -> post(token).statusCode() == 200);
    }

    @Test
    @Order(2)
    void aTokenWithClientAndRoleIsACaller() {
        post(token(WRITE)).then().statusCode(200);
    }

    @ParameterizedTest
    @MethodSource
    @Order(3)
    void anyOtherTokenIsNot(String token, int status, String code) {
        post(token).then().statusCode(status).body("code", equalTo(code));
    }

    static Stream<Arguments> anyOtherTokenIsNot() {
        return Stream.of(
                Arguments.of(token("restrictions:read"), 403, "FORBIDDEN"),
                Arguments.of(token("team-member"), 403, "FORBIDDEN"),
                refused(claims ->
                        claims.claim("outdial_client", UUID.randomUUID().toString())),
                refused(claims -> claims.claim("outdial_client", "no uuid")),
                refused(claims -> claims.claim("outdial_client", List.of(CLIENT.toString()))),
                refused(claims -> claims.remove("outdial_client")),
                refused(claims -> claims.remove("sub")),
                refused(claims -> claims.audience("another-application")),
                refused(claims -> claims.remove("aud")),
                refused(claims -> claims.issuer("http://127.0.0.1:1")),
                refused(claims -> claims.remove("iss")),
                refused(claims -> claims.claim("typ", "ID")),
                refused(claims -> claims.claim("typ", "Refresh")),
                refused(claims -> claims.issuedAt(ago(300)).expiresAt(ago(40))),
                unauthorized(OidcStub.sign(
                        claims(), OidcStub.KEY_ID, OidcStub.newKeys().getPrivate())),
                unauthorized(claims().jws()
                        .keyId(OidcStub.KEY_ID)
                        .algorithm(SignatureAlgorithm.PS256)
                        .sign(OidcStub.key())),
                unauthorized(withHeader("none", ".")),
                unauthorized(withHeader("HS256", ".") + hmac(withHeader("HS256", ""))),
                unauthorized("nonsense"));
    }

    private static Arguments refused(UnaryOperator<JwtClaimsBuilder> change) {
        return unauthorized(OidcStub.sign(change.apply(claims())));
    }

    private static Arguments unauthorized(String token) {
        return Arguments.of(token, 401, "UNAUTHORIZED");
    }

    /** A good token that says that it is signed in another way, without its signature. */
    private static String withHeader(String algorithm, String end) {
        String header = "{\"alg\":\"%s\",\"kid\":\"%s\"}".formatted(algorithm, OidcStub.KEY_ID);
        return BASE64.encodeToString(header.getBytes(UTF_8)) + "."
                + token(WRITE).split("\\.")[1] + end;
    }

    /** As if the provider's public key, which anybody knows, were a secret that is shared with us. */
    private static String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(OidcStub.publicKey().getEncoded(), "HmacSHA256"));
            return BASE64.encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource
    @Order(2)
    void theseToo(JwtClaimsBuilder claims) {
        post(OidcStub.sign(claims)).then().statusCode(200);
    }

    static Stream<JwtClaimsBuilder> theseToo() {
        return Stream.of(
                OidcStub.claims(CLIENT, "team-lead"),
                OidcStub.claims(CLIENT).claim("realm_access", Map.of("roles", List.of(WRITE))),
                OidcStub.claims(CLIENT)
                        .claim("resource_access", Map.of(OidcStub.AUDIENCE, Map.of("roles", List.of(WRITE)))),
                claims().claim("typ", "Bearer"),
                claims().issuedAt(ago(300)).expiresAt(ago(10)),
                claims().audience(Set.of("another-application", OidcStub.AUDIENCE)));
    }

    /** Of two subjects, each has the quota of the operation. */
    @Test
    @Order(4)
    void aSubjectHasAQuotaOfItsOwn() {
        String one = OidcStub.sign(claims().subject("one"));
        String other = OidcStub.sign(claims().subject("other"));
        for (int i = 0; i < QUOTA; i++) {
            post(one).then().statusCode(200);
        }
        post(one).then().statusCode(429).body("code", equalTo("RATE_LIMIT_EXCEEDED"));
        post(other).then().statusCode(200);
    }

    /** And a token of a service is of no client. */
    @Test
    @Order(4)
    void onlyServicesAreLetInToInternalOperations() {
        JwtClaimsBuilder service = OidcStub.claims(CLIENT, "outdial-service").remove("outdial_client");
        askForBlockedSources(OidcStub.sign(service)).then().statusCode(200);
        post(OidcStub.sign(service)).then().statusCode(401);

        askForBlockedSources(OidcStub.sign(service.audience("another-application")))
                .then()
                .statusCode(401)
                .body("code", equalTo("UNAUTHORIZED"));
        askForBlockedSources(token("restrictions:read")).then().statusCode(401);
        askForBlockedSources("nonsense").then().statusCode(401);
    }

    private static Response askForBlockedSources(String token) {
        return given().contentType("application/json")
                .header("Authorization", "Bearer " + token)
                .body("{\"clientId\":\"%s\",\"campaignId\":\"%s\",\"memberIds\":[\"%s\"]}"
                        .formatted(CLIENT, UUID.randomUUID(), UUID.randomUUID()))
                .post("/internal/v1/blocked-sources");
    }

    private static Response post(String token) {
        DirectoryStub.knowsAllBut();
        return given().filter(Spec.answersOnly("restrictions"))
                .contentType("application/json")
                .header("Authorization", "Bearer " + token)
                .body(CreateRestrictionTest.body(UUID.randomUUID(), UUID.randomUUID()))
                .post(CreateRestrictionTest.PATH, UUID.randomUUID());
    }

    private static Instant ago(int seconds) {
        return Instant.now().minusSeconds(seconds);
    }

    private static String token(String role) {
        return OidcStub.sign(OidcStub.claims(CLIENT, role));
    }

    private static JwtClaimsBuilder claims() {
        return OidcStub.claims(CLIENT, WRITE);
    }
}
