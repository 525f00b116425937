package io.outdial.platform.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** An OIDC provider, as far as a service that is shown its tokens sees it. Away until a test says otherwise. */
public class OidcStub implements QuarkusTestResourceLifecycleManager {

    /** Outdial's name there. */
    public static final String AUDIENCE = "outdial-test";

    private static final String KEYS_PATH = "/keys";

    public static final String KEY_ID = "of-the-provider";

    private static final KeyPair KEYS = newKeys();

    private static WireMockServer server;

    private boolean isOn;

    /** {@code on=true}: its tokens are accepted without further settings. */
    @Override
    public void init(Map<String, String> arguments) {
        isOn = Boolean.parseBoolean(arguments.get("on"));
    }

    @Override
    public Map<String, String> start() {
        server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
        server.start();
        if (isOn) {
            isThere();
        }
        return isOn
                ? Map.of(
                        "quarkus.oidc.auth-server-url",
                        server.baseUrl(),
                        "quarkus.oidc.tenant-enabled",
                        "true",
                        "outdial.oidc.audience",
                        AUDIENCE)
                : Map.of("quarkus.oidc.auth-server-url", server.baseUrl());
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop();
        }
    }

    public static void isThere() {
        server.stubFor(get(urlPathEqualTo("/.well-known/openid-configuration"))
                .willReturn(okJson("{\"issuer\":\"%1$s\",\"jwks_uri\":\"%1$s/keys\"}".formatted(issuer()))));
        hasKeys(Map.of(KEY_ID, KEYS));
    }

    /** It says that these are its keys. */
    public static void hasKeys(Map<String, KeyPair> keys) {
        server.stubFor(get(urlPathEqualTo(KEYS_PATH)).willReturn(okJson(keySet(keys))));
    }

    /** Whoever asks for its keys waits that long. */
    public static void hasKeysAfter(Duration delay, Map<String, KeyPair> keys) {
        server.stubFor(get(urlPathEqualTo(KEYS_PATH))
                .willReturn(okJson(keySet(keys)).withFixedDelay(Math.toIntExact(delay.toMillis()))));
    }

    /** It breaks the line to whoever asks for its keys. */
    public static void isAway() {
        server.stubFor(
                get(urlPathEqualTo(KEYS_PATH)).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
    }

    /** How often it was asked for its keys. */
    public static int keyFetches() {
        return server.findAll(getRequestedFor(urlPathEqualTo(KEYS_PATH))).size();
    }

    private static String keySet(Map<String, KeyPair> keys) {
        return keys.entrySet().stream()
                .map(entry -> {
                    RSAPublicKey key = (RSAPublicKey) entry.getValue().getPublic();
                    return "{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"%s\",\"n\":\"%s\",\"e\":\"%s\"}"
                            .formatted(entry.getKey(), number(key.getModulus()), number(key.getPublicExponent()));
                })
                .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }

    /** What a token of it says that is good for a client, with these roles. */
    public static JwtClaimsBuilder claims(UUID client, String... roles) {
        return Jwt.issuer(issuer())
                .audience(AUDIENCE)
                .subject("somebody")
                .groups(Set.of(roles))
                .claim("outdial_client", client.toString())
                .expiresIn(Duration.ofMinutes(5));
    }

    public static String sign(JwtClaimsBuilder claims) {
        return sign(claims, KEY_ID, key());
    }

    public static String sign(JwtClaimsBuilder claims, String keyId, PrivateKey signer) {
        return claims.jws().keyId(keyId).sign(signer);
    }

    public static String issuer() {
        return server.baseUrl();
    }

    public static PrivateKey key() {
        return KEYS.getPrivate();
    }

    public static PublicKey publicKey() {
        return KEYS.getPublic();
    }

    public static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** RFC 7518, 6.3.1: without the sign byte of Java. */
    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }
}
