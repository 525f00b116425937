package io.outdial.restrictions;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.smallrye.jwt.build.Jwt;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** With an OIDC provider set, a bearer token is as good as a key: its client claim names the client, its roles are the permissions. */
@QuarkusTest
@TestProfile(OtherSettings.class)
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(DirectoryStub.class)
class BearerTokenTest {

    private static final String CLIENT = TestEnvironment.CLIENT.toString();

    @Test
    void aTokenWithClientAndRoleIsACaller() {
        post(token(provider(), CLIENT, "restrictions:write")).then().statusCode(200);
    }

    @ParameterizedTest
    @MethodSource
    void anyOtherTokenIsNot(String token, int status, String code) {
        post(token).then().statusCode(status).body("code", equalTo(code));
    }

    static Stream<Arguments> anyOtherTokenIsNot() {
        return Stream.of(
                Arguments.of(token(provider(), CLIENT, "restrictions:read"), 403, "FORBIDDEN"),
                Arguments.of(
                        token(provider(), UUID.randomUUID().toString(), "restrictions:write"), 401, "UNAUTHORIZED"),
                Arguments.of(token(provider(), "no uuid", "restrictions:write"), 401, "UNAUTHORIZED"),
                Arguments.of(
                        token(OtherSettings.keyPair().getPrivate(), CLIENT, "restrictions:write"), 401, "UNAUTHORIZED"),
                Arguments.of("nonsense", 401, "UNAUTHORIZED"));
    }

    private static Response post(String token) {
        UUID campaign = UUID.randomUUID();
        UUID member = UUID.randomUUID();
        UUID source = UUID.randomUUID();
        DirectoryStub.knows(campaign, member, source);
        return given().contentType("application/json")
                .header("Authorization", "Bearer " + token)
                .body(CreateRestrictionTest.body(member, source))
                .post(CreateRestrictionTest.PATH, campaign);
    }

    private static String token(PrivateKey signer, String client, String role) {
        return Jwt.subject("somebody")
                .groups(Set.of(role))
                .claim("outdial_client", client)
                .expiresIn(60)
                .sign(signer);
    }

    private static PrivateKey provider() {
        try {
            byte[] key = Base64.getDecoder().decode(System.getProperty(OtherSettings.PRIVATE_KEY));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
