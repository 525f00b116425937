package io.outdial.transfer;

import static io.outdial.transfer.Requests.as;
import static io.outdial.transfer.Requests.bare;
import static io.outdial.transfer.Requests.right;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may use which route, and that another client's ids are ids that do not exist. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(DirectoryStub.class)
class EveryRouteTest {

    private static final String ROUTES = """
            POST   | /v2/campaigns/transfer-configs      | {"name":"N"}
            GET    | /v2/campaigns/transfer-configs      |
            GET    | /v2/campaigns/transfer-configs/{id} |
            PATCH  | /v2/campaigns/transfer-configs/{id} | {"name":"N"}
            DELETE | /v2/campaigns/transfer-configs/{id} |
            POST   | /v2/campaigns/routing-configs       | {"name":"N","memberIds":["92983ab9-49c8-444b-85ae-6e40402cf72e"]}
            GET    | /v2/campaigns/routing-configs       |
            GET    | /v2/campaigns/routing-configs/{id}  |
            PATCH  | /v2/campaigns/routing-configs/{id}  | {"name":"N"}
            DELETE | /v2/campaigns/routing-configs/{id}  |
            """;

    final StoredConfigs stored = new StoredConfigs();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = ROUTES)
    void whoIsNotKnownOrMayNotIsRefused(String method, String route, String body) {
        String path = route.replace("{id}", own(route).toString());
        String before = read(path);
        send(bare(), method, path, body).then().statusCode(401).body("code", equalTo("UNAUTHORIZED"));
        send(as(TestEnvironment.KEY_WITHOUT_PERMISSIONS), method, path, body)
                .then()
                .statusCode(403)
                .body("code", equalTo("FORBIDDEN"))
                .body(
                        "message",
                        equalTo("These credentials do not carry the permission transfers:"
                                + (method.equals("GET") ? "read" : "write")));
        assertEquals(before, read(path));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = ROUTES)
    void anotherClientsIdIsOneThatDoesNotExist(String method, String route, String body) {
        if (!route.endsWith("{id}")) {
            return;
        }
        String path = route.replace("{id}", own(route).toString());
        String before = read(path);
        Response foreign = send(as(TestEnvironment.OTHER_CLIENT_KEY), method, path, body);
        Response unknown = send(
                as(TestEnvironment.OTHER_CLIENT_KEY),
                method,
                route.replace("{id}", UUID.randomUUID().toString()),
                body);
        foreign.then().statusCode(404).body("message", startsWith("No ")).body("code", equalTo("NOT_FOUND"));
        assertEquals(unknown.asString(), foreign.asString());
        assertEquals(before, read(path));
    }

    private UUID own(String route) {
        return route.contains("routing-configs") ? stored.routingConfig(TestEnvironment.CLIENT) : stored.full();
    }

    private static String read(String path) {
        return right().get(path).asString();
    }

    private static Response send(
            io.restassured.specification.RequestSpecification request, String method, String path, String body) {
        return (body == null ? request : request.body(body)).request(method, path);
    }
}
