package io.outdial.outbound.genesys;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a desktop asks before anything else (genesys-web-services.md §2.6). */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class MeTest {

    private static final String VERSION = "/api/v2/diagnostics/version";
    private static final String DEVICES = "/api/v2/me/devices";

    private RecordFixture fixture;
    private DeskRequest agent;

    @BeforeEach
    void anAgent() {
        fixture = new RecordFixture();
        fixture.execute("UPDATE device SET phone_number = '7001' WHERE id = ?", fixture.device);
        agent = DeskRequest.of(fixture);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic d3Jvbmc6d3Jvbmc=", "Bearer x"})
    void theVersionNeedsNoLogin(String authorization) {
        given().filter(Spec.strict("outbound"))
                .header("Authorization", authorization)
                .get(VERSION)
                .then()
                .statusCode(200)
                .body("statusCode", equalTo(0))
                .body("version", matchesPattern("[0-9]+\\.[0-9]+\\.[0-9]+.*"));
    }

    @Test
    void theAgentIsShown() {
        String address = "http://localhost:" + RestAssured.port + "/api/v2";
        Map<String, Object> user = agent.shown(DeskRequest.ME).extract().path("user");
        assertEquals(
                Set.of(
                        "id",
                        "userName",
                        "firstName",
                        "lastName",
                        "roles",
                        "enabled",
                        "changePasswordOnFirstLogin",
                        "uri",
                        "path"),
                user.keySet());
        assertEquals(fixture.member.toString(), user.get("id"));
        assertEquals(fixture.user, user.get("userName"));
        assertEquals(List.of("ROLE_AGENT"), user.get("roles"));
        assertEquals(true, user.get("enabled"));
        assertEquals(false, user.get("changePasswordOnFirstLogin"));
        assertEquals("/users/" + fixture.member, user.get("path"));
        assertEquals(address + "/users/" + fixture.member, user.get("uri"));
    }

    @ParameterizedTest
    @CsvSource({
        "Ada Lovelace, Ada, Lovelace",
        "Ada, , Ada",
        "Augusta Ada  King, Augusta Ada, King",
    })
    void theLastWordIsTheLastName(String name, String firstName, String lastName) {
        fixture.execute("UPDATE member SET name = ? WHERE id = ?", name, fixture.member);
        agent.shown(DeskRequest.ME).body("user.firstName", equalTo(firstName)).body("user.lastName", equalTo(lastName));
    }

    @Test
    void noFeatureIsNeeded() {
        String user = "plain-" + UUID.randomUUID();
        fixture.member(UUID.randomUUID(), user);
        DeskRequest.of(user)
                .shown(DeskRequest.ME + "?subresources=*")
                .body("user.features", hasSize(0))
                .body("user.devices", hasSize(0));
        DeskRequest.of(user).shown(DEVICES).body("uris", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "features                           | features",
                "devices,channels                   | channels devices",
                "settings,features,devices,channels | channels devices features settings",
                "features,features                  | features",
                "*                                  | channels devices features settings",
                "%20                                | ",
            })
    void anySubresourcesAreShownWithIt(String names, String shown) {
        Map<String, Object> user =
                agent.shown(DeskRequest.ME + "?subresources=" + names).extract().path("user");
        Set<String> subresources = new TreeSet<>(user.keySet());
        subresources.retainAll(Set.of("features", "devices", "channels", "settings"));
        assertEquals(shown == null ? "" : shown, String.join(" ", subresources));
    }

    @Test
    void whatTheSubresourcesAre() {
        fixture.withVoice();
        agent.shown(DeskRequest.ME + "?subresources=*")
                .body("user.features.id", containsInAnyOrder("api-voice-outbound", "api-voice"))
                .body("user.devices.id", equalTo(List.of(fixture.device.toString())))
                .body("user.channels.channel", equalTo(List.of("voice")))
                .body("user.channels[0].userState.state", equalTo("LoggedOut"))
                .body("user.settings.'general-settings'.countryCode", equalTo("US"))
                .body("user.settings.'general-settings'.countryDigits", equalTo("1"))
                .body("user.settings.'general-settings'.countryName", equalTo("United States"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?subresources=features,nothing",
                "?subresources=FEATURES",
                "?subresources=features,,devices",
                "?subresources=features,",
                "?subresources=%00",
                "?subresources=%ED%A0%80",
                "?subresources=features&subresources=devices",
                "/devices?fields=id",
                "/devices?fields=%00",
                "/devices?fields=**",
            })
    void aWordThatIsNoneIsRefused(String query) {
        refused(query);
    }

    @Test
    void aLongWordIsRefused() {
        refused("?subresources=" + "x".repeat(256));
        refused("/devices?fields=" + "x".repeat(256));
    }

    @Test
    void devicesAreShownByTheirUris() {
        agent.shown(DEVICES)
                .body("$", not(hasKey("devices")))
                .body(
                        "uris",
                        equalTo(List.of("http://localhost:" + RestAssured.port + "/api/v2/devices/" + fixture.device)));
    }

    @Test
    void devicesAreShownWithEveryField() {
        List<Map<String, Object>> devices = agent.shown(DEVICES + "?fields=*")
                .body("$", not(hasKey("uris")))
                .extract()
                .path("devices");
        assertEquals(
                Set.of(
                        "id",
                        "deviceState",
                        "userState",
                        "phoneNumber",
                        "e164Number",
                        "telephonyNetwork",
                        "doNotDisturb",
                        "forwardTo",
                        "capabilities",
                        "model",
                        "vendor",
                        "country",
                        "location",
                        "phoneNumberUri",
                        "voiceServiceUri",
                        "uri",
                        "path"),
                devices.get(0).keySet());
        assertEquals("7001", devices.get(0).get("phoneNumber"));
        assertEquals("/devices/" + fixture.device, devices.get(0).get("path"));
        assertEquals(
                Map.of("name", "United States", "code", "US", "callingCode", "1"),
                devices.get(0).get("country"));
    }

    @ParameterizedTest
    @CsvSource({
        "7001, , Private",
        "(202) 555-0143, +12025550143, Public",
        "SIP/ada, , Private",
        ", , ",
    })
    void aNumberIsOfACompanyOrOfEverybody(String number, String e164, String network) {
        fixture.execute("UPDATE device SET phone_number = ? WHERE id = ?", number, fixture.device);
        agent.shown(DEVICES + "?fields=*")
                .body("devices[0].phoneNumber", equalTo(number))
                .body("devices[0].e164Number", equalTo(e164))
                .body("devices[0].telephonyNetwork", equalTo(network))
                .body("devices[0].model", nullValue());
    }

    /** The tests' own connections come from a proxy that is trusted. */
    @ParameterizedTest
    @CsvSource({"https, desk.example, https://desk.example", "https, desk.example/x, https://localhost", "x, a b, http"
    })
    void behindAGatewayTheAddressIsTheGateways(String proto, String host, String address) {
        agent.request(Spec.answersOnly("outbound"))
                .header("X-Forwarded-Proto", proto)
                .header("X-Forwarded-Host", host)
                .get(DeskRequest.ME)
                .then()
                .statusCode(200)
                .body("user.uri", matchesPattern("\\Q" + address + "\\E.*/api/v2/users/.*"))
                .body("user.path", equalTo("/users/" + fixture.member));
    }

    @Test
    void whoIsUnknownIsNotShown() {
        for (String path : List.of(DeskRequest.ME, DEVICES)) {
            given().filter(Spec.answersOnly("outbound"))
                    .get(path)
                    .then()
                    .statusCode(401)
                    .body("statusCode", equalTo(20));
        }
    }

    private void refused(String query) {
        agent.request(Spec.answersOnly("outbound"))
                .get(DeskRequest.ME + query)
                .then()
                .statusCode(400)
                .body("statusCode", equalTo(2));
    }
}
