package io.outdial.restrictions;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.smallrye.jwt.build.Jwt;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** With an OIDC provider set, a bearer token is as good as a key: its client claim names the client, its roles are the permissions. */
@QuarkusTest
@TestProfile(BearerTokenTest.WithAProvider.class)
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(DirectoryStub.class)
class BearerTokenTest {

    /** Where the profile, which is loaded and asked more than once, leaves the provider's keys for this test. */
    private static final String PRIVATE_KEY = "test.oidc.private-key";

    private static final String PUBLIC_KEY = "test.oidc.public-key";

    private static final String CLIENT = TestEnvironment.CLIENT.toString();

    /** The provider's public key stands in for the provider itself. */
    public static class WithAProvider implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            if (System.getProperty(PRIVATE_KEY) == null) {
                KeyPair provider = keyPair();
                System.setProperty(PRIVATE_KEY, encode(provider.getPrivate()));
                System.setProperty(PUBLIC_KEY, encode(provider.getPublic()));
            }
            return Map.of(
                    "quarkus.oidc.tenant-enabled", "true", "quarkus.oidc.public-key", System.getProperty(PUBLIC_KEY));
        }
    }

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
                Arguments.of(token(keyPair().getPrivate(), CLIENT, "restrictions:write"), 401, "UNAUTHORIZED"),
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
            byte[] key = Base64.getDecoder().decode(System.getProperty(PRIVATE_KEY));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(Key key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
