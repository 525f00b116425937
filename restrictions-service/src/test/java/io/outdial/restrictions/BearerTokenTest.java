package io.outdial.restrictions;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
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

    private static final String CLIENT = TestEnvironment.CLIENT.toString();
    private static final String WRITE = "restrictions:write";

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
                refused(claims ->
                        claims.claim("outdial_client", UUID.randomUUID().toString())),
                refused(claims -> claims.claim("outdial_client", "no uuid")),
                refused(claims -> claims.remove("outdial_client")),
                refused(claims -> claims.audience("another-application")),
                refused(claims -> claims.remove("aud")),
                refused(claims -> claims.issuer("http://127.0.0.1:1")),
                refused(claims -> claims.remove("iss")),
                refused(claims -> claims.expiresAt(Instant.now().minusSeconds(60))),
                Arguments.of(sign(claims(WRITE), OidcStub.newKeys().getPrivate()), 401, "UNAUTHORIZED"),
                Arguments.of("nonsense", 401, "UNAUTHORIZED"));
    }

    private static Arguments refused(UnaryOperator<JwtClaimsBuilder> change) {
        return Arguments.of(sign(change.apply(claims(WRITE)), OidcStub.key()), 401, "UNAUTHORIZED");
    }

    private static Response post(String token) {
        DirectoryStub.knowsAllBut();
        return given().filter(Spec.answersOnly("restrictions"))
                .contentType("application/json")
                .header("Authorization", "Bearer " + token)
                .body(CreateRestrictionTest.body(UUID.randomUUID(), UUID.randomUUID()))
                .post(CreateRestrictionTest.PATH, UUID.randomUUID());
    }

    private static String token(String role) {
        return sign(claims(role), OidcStub.key());
    }

    private static JwtClaimsBuilder claims(String role) {
        return Jwt.issuer(OidcStub.issuer())
                .audience(OtherSettings.AUDIENCE)
                .subject("somebody")
                .groups(Set.of(role))
                .claim("outdial_client", CLIENT)
                .expiresIn(Duration.ofMinutes(5));
    }

    private static String sign(JwtClaimsBuilder claims, PrivateKey signer) {
        return claims.jws().keyId(OidcStub.KEY_ID).sign(signer);
    }
}
