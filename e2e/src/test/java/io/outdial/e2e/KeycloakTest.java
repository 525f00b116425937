package io.outdial.e2e;

import static io.outdial.e2e.ProviderProduct.made;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tokens of a real identity provider, on all dialects and between the services. */
@BesidesSharedProduct
@EnabledIfSystemProperty(
        named = Keycloak.HOME,
        matches = ".+",
        disabledReason = "needs Keycloak: ./mvnw -Pkeycloak verify")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeycloakTest {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String SUPERVISOR = "lead";
    private static final String AGENT = "agent";

    private static ProviderProduct product;
    private static Keycloak keycloak;

    /** Those that are made before the keys are rotated. */
    private static final Map<String, String> EARLY = new HashMap<>();

    /** What a request of each dialect is answered with. */
    private enum Door {
        CARE_CYCLE(SUPERVISOR, "200", "401 UNAUTHORIZED", "403 FORBIDDEN", "503 SERVICE_UNAVAILABLE") {
            @Override
            String enter(Caller caller) {
                Answer answer = caller.get("/v2/campaigns");
                String code = answer.json().path("code").asText();
                return (answer.status() + " " + code).strip();
            }
        },
        GENESYS(AGENT, "200 0", "401 20", "403 5", "503 4") {
            @Override
            String enter(Caller caller) {
                Answer answer = caller.get("/api/v2/me/outbound-campaigns");
                return answer.status() + " " + answer.json().path("statusCode").asText();
            }
        },
        CLOUD_AGENT(SUPERVISOR, "Please provide campaign details", "Invalid Token", "Invalid action.", "503") {
            @Override
            String enter(Caller caller) {
                Answer answer = caller.post(Product.LEAD_PATH, "{\"userName\": \"" + ProviderProduct.ACCOUNT + "\"}");
                return answer.status() == 503
                        ? "503"
                        : answer.json().path("message").asText();
            }
        };

        /** Who is let in. */
        final String user;

        final String open;
        final String unknown;
        final String forbidden;
        final String away;

        Door(String user, String open, String unknown, String forbidden, String away) {
            this.user = user;
            this.open = open;
            this.unknown = unknown;
            this.forbidden = forbidden;
            this.away = away;
        }

        abstract String enter(Caller caller);

        String enter(String token) {
            return enter(product.bearer(token));
        }
    }

    @BeforeAll
    static void start() throws IOException {
        product = ProviderProduct.start();
        keycloak = product.keycloak();
        product.createClients(AGENT, "nobody", "unknown", "homeless");
        for (Door door : Door.values()) {
            EARLY.put("good " + door.user, keycloak.tokenOf(door.user));
            EARLY.put("brief " + door.user, keycloak.token("outdial", "brief", door.user));
        }
        EARLY.put("made at", Long.toString(System.nanoTime()));
    }

    @AfterAll
    static void stop() throws IOException {
        if (product != null) {
            product.close();
        }
    }

    /** Keycloak runs, and the services have started without having seen it. */
    @Test
    @Order(1)
    void theyStartWithoutTheProviderAndFindItByThemselves() {
        for (Door door : Door.values()) {
            assertEquals(door.away, door.enter(keycloak.tokenOf(door.user)), door.name());
        }
        product.wire().mend();
        for (Door door : Door.values()) {
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertEquals(door.open, door.enter(keycloak.tokenOf(door.user))));
        }
    }

    @ParameterizedTest
    @EnumSource
    @Order(2)
    void whoIsLetIn(Door door) {
        assertEquals(door.open, door.enter(keycloak.tokenOf(door.user)));
        assertEquals(door.forbidden, door.enter(keycloak.tokenOf("nobody")), "without a role");
        assertEquals(door.unknown, door.enter(keycloak.tokenOf("unknown")), "of a client that is not ours");
        assertEquals(door.unknown, door.enter(keycloak.tokenOf("homeless")), "of no client");
        assertEquals(door.unknown, door.enter(keycloak.token("outdial", "elsewhere", door.user)), "other audience");
    }

    @ParameterizedTest
    @EnumSource
    @Order(3)
    void whatIsForged(Door door) throws GeneralSecurityException {
        String[] parts = keycloak.tokenOf(door.user).split("\\.");
        String header = new String(Base64.getUrlDecoder().decode(parts[0]), UTF_8);
        String none = encoded(header.replace("RS256", "none")) + "." + parts[1] + ".";
        String hmac = encoded(header.replace("RS256", "HS256")) + "." + parts[1];
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(keycloak.publicKey()), "HmacSHA256"));

        assertEquals(door.unknown, door.enter(none), "alg=none");
        assertEquals(
                door.unknown,
                door.enter(hmac + "." + BASE64.encodeToString(mac.doFinal(hmac.getBytes(UTF_8)))),
                "HS256 with the public key");
        assertEquals(door.unknown, door.enter(parts[0] + "." + parts[1] + "." + encoded("x".repeat(256))));
    }

    private static String encoded(String text) {
        return BASE64.encodeToString(text.getBytes(UTF_8));
    }

    @Test
    @Order(4)
    void whatIsAnotherClientsIsInvisible() {
        Caller theirs = product.bearer(keycloak.tokenOf("stranger"));
        Caller ours = product.bearer(keycloak.tokenOf(SUPERVISOR));
        String name = "Theirs-" + UUID.randomUUID();
        String id = made(theirs.post("/v2/campaigns", "{\"name\": \"" + name + "\", \"applicationId\": 134}"))
                .at("/campaign/id")
                .asText();

        assertEquals(404, ours.get("/v2/campaigns/" + id).status());
        assertFalse(ours.get("/v2/campaigns").body().contains(name));
        assertFalse(product.bearer(keycloak.tokenOf(AGENT))
                .get("/api/v2/me/outbound-campaigns?fields=*")
                .body()
                .contains(name));
        String lead = "{\"userName\": \"%s\", \"campaignName\": \"%s\", \"phoneNumber\": \"2027600003\"}";
        assertEquals(
                ours.post(Product.LEAD_PATH, lead.formatted(ProviderProduct.ACCOUNT, "No-" + name))
                        .body(),
                ours.post(Product.LEAD_PATH, lead.formatted(ProviderProduct.ACCOUNT, name))
                        .body());
    }

    @Test
    @Order(5)
    void notifications() {
        assertEquals(true, handshake(keycloak.tokenOf(AGENT)).contains("\"successful\":true"));
        for (String user : new String[] {SUPERVISOR, "unknown", "homeless"}) {
            assertTrue(handshake(keycloak.tokenOf(user)).contains("403::Handshake denied"), user);
        }
    }

    private static String handshake(String token) {
        return product.bearer(token)
                .post(
                        "/api/v2/notifications/handshake",
                        "[{\"channel\":\"/meta/handshake\",\"version\":\"1.0\",\"supportedConnectionTypes\":[\"long-polling\"]}]")
                .body();
    }

    /** Restrictions-service asks outbound-service who the campaign is; the service token is not taken in this stack. */
    @Test
    @Order(6)
    void theServicesTakeEachOther() {
        restrict();
    }

    /** What is known goes on, between services too, for a while. */
    @Test
    @Order(7)
    void theProviderIsAway() throws InterruptedException {
        product.wire().cut();
        try {
            Thread.sleep(3000);
            for (Door door : Door.values()) {
                assertEquals(door.open, door.enter(keycloak.tokenOf(door.user)));
            }
            restrict();
        } finally {
            product.wire().mend();
        }
    }

    private static void restrict() {
        Caller ours = product.bearer(keycloak.tokenOf(SUPERVISOR));
        String campaign = made(ours.post(
                        "/v2/campaigns",
                        "{\"name\": \"Ours-%s\", \"applicationId\": 134}".formatted(UUID.randomUUID())))
                .at("/campaign/id")
                .asText();
        String member = made(ours.get("/v2/members")).at("/items/0/id").asText();
        String source = made(ours.post("/v2/sources", "{\"name\": \"Source-%s\"}".formatted(UUID.randomUUID())))
                .at("/source/id")
                .asText();
        made(ours.post(
                "/v2/campaigns/" + campaign + "/agent-source-restrictions",
                "{\"memberId\": \"%s\", \"sourceId\": \"%s\"}".formatted(member, source)));
    }

    @Test
    @Order(8)
    void keysAreRotated() throws IOException {
        keycloak.rotateKeys();
        for (Door door : Door.values()) {
            String newer = keycloak.tokenOf(door.user);
            assertEquals(door.open, door.enter(newer), "a new token");
            assertEquals(door.open, door.enter(EARLY.get("good " + door.user)), "a token of before");
        }
        String[] parts = keycloak.tokenOf(SUPERVISOR).split("\\.");
        String header = new String(Base64.getUrlDecoder().decode(parts[0]), UTF_8);
        long before = keycloak.keyFetches();
        for (int i = 0; i < 10; i++) {
            String unknownKey = header.replaceAll("\"kid\" ?: ?\"[^\"]+\"", "\"kid\":\"unknown-" + i + "\"");
            assertEquals(
                    Door.CARE_CYCLE.unknown,
                    Door.CARE_CYCLE.enter(encoded(unknownKey) + "." + parts[1] + "." + parts[2]));
        }
        assertEquals(before, keycloak.keyFetches(), "fetched once already in this minute");
    }

    /** Under a key of its own, which was not to be asked for before {@link #keysAreRotated}. */
    @ParameterizedTest
    @EnumSource
    @Order(9)
    void anotherRealm(Door door) {
        assertEquals(door.unknown, door.enter(keycloak.token("other", "desk", door.user)));
    }

    @Test
    @Order(10)
    void whatHasExpired() throws InterruptedException {
        long age = (System.nanoTime() - Long.parseLong(EARLY.get("made at"))) / 1_000_000;
        Thread.sleep(Math.max(0, 33_000 - age));
        for (Door door : Door.values()) {
            assertEquals(
                    door == Door.CLOUD_AGENT ? "Token Expired" : door.unknown,
                    door.enter(EARLY.get("brief " + door.user)));
        }
        assertEquals(
                3,
                Stream.of(Door.values())
                        .filter(door -> door.open.equals(door.enter(EARLY.get("good " + door.user))))
                        .count());
    }
}
