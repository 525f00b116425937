package io.outdial.transfer;

import static io.outdial.transfer.Requests.ALL;
import static io.outdial.transfer.Requests.ALL_ROUTINGS;
import static io.outdial.transfer.Requests.as;
import static io.outdial.transfer.Requests.right;
import static io.outdial.transfer.Requests.wrong;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both lists: pages, order, filters, and nobody else's entries. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(DirectoryStub.class)
class ListsTest {

    private static final String BOTH = """
            /v2/campaigns/transfer-configs, transfer_config
            /v2/campaigns/routing-configs,  routing_config
            """;

    private final String tag = UUID.randomUUID().toString();

    final StoredConfigs stored = new StoredConfigs();

    @ParameterizedTest
    @CsvSource(textBlock = BOTH)
    void pagesFollowEachOtherAndMissNothing(String list, String table) {
        // Three of each moment: only the id tells them apart.
        IntStream.range(0, 7).forEach(i -> stored.row(table, TestEnvironment.CLIENT, tag + i, i / 3, 0));
        List<String> seen = new ArrayList<>();
        for (int page = 1; page <= 4; page++) {
            Response answer = right().queryParams(Map.of("name", tag, "limit", 2, "page", page))
                    .get(list);
            answer.then()
                    .statusCode(200)
                    .body("itemsTotal", equalTo(7))
                    .body("currentPage", equalTo(page))
                    .body("nextPage", equalTo(page < 4 ? page + 1 : null))
                    .body("prevPage", equalTo(page > 1 ? page - 1 : null))
                    .body("items", hasSize(page < 4 ? 2 : 1));
            seen.addAll(answer.path("items.id"));
        }
        assertEquals(7, new HashSet<>(seen).size());
        right().queryParams(Map.of("name", tag, "limit", 2, "page", 5))
                .get(list)
                .then()
                .statusCode(200)
                .body("items", empty())
                .body("nextPage", equalTo(null))
                .body("prevPage", equalTo(4));
    }

    @ParameterizedTest
    @CsvSource(textBlock = BOTH)
    void theNewestComeFirstUnlessAskedOtherwise(String list, String table) {
        stored.row(table, TestEnvironment.CLIENT, tag + " b", 1, 9);
        stored.row(table, TestEnvironment.CLIENT, tag + " C", 2, 8);
        stored.row(table, TestEnvironment.CLIENT, tag + " a", 3, 7);
        assertOrder(list, Map.of(), " a", " C", " b");
        assertOrder(list, Map.of("sortOrder", "asc"), " b", " C", " a");
        assertOrder(list, Map.of("sortBy", "updatedAt"), " b", " C", " a");
        assertOrder(list, Map.of("sortBy", "updatedAt", "sortOrder", "asc"), " a", " C", " b");
        assertOrder(list, Map.of("sortBy", "name"), " C", " b", " a");
        assertOrder(list, Map.of("sortBy", "name", "sortOrder", "asc"), " a", " b", " C");
    }

    private void assertOrder(String list, Map<String, String> order, String... names) {
        right().queryParam("name", tag)
                .queryParams(order)
                .get(list)
                .then()
                .statusCode(200)
                .body(
                        "items.name",
                        equalTo(List.of(names).stream().map(name -> tag + name).toList()));
    }

    @ParameterizedTest
    @CsvSource(textBlock = BOTH)
    void aNameIsFoundByAnyPartOfIt(String list, String table) {
        stored.row(table, TestEnvironment.CLIENT, "East " + tag + " 100% Über_all", 0, 0);
        stored.row(table, TestEnvironment.CLIENT, "West " + tag + " 1000 Overall", 0, 0);
        for (String part :
                List.of("east " + tag, tag + " 100%", tag.toUpperCase(java.util.Locale.ROOT) + " 100% über_")) {
            right().queryParam("name", part)
                    .get(list)
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(1))
                    .body("items[0].name", equalTo("East " + tag + " 100% Über_all"));
        }
        right().queryParam("name", tag + "%").get(list).then().body("items", empty());
    }

    @ParameterizedTest
    @CsvSource(textBlock = BOTH)
    void theOtherNamesOfTheParametersAreRead(String list, String table) {
        IntStream.range(0, 3).forEach(i -> stored.row(table, TestEnvironment.CLIENT, tag + i, 0, 0));
        wrong().queryParams(Map.of("search", tag, "pageSize", 2, "sort", "name", "order", "asc"))
                .get(list)
                .then()
                .statusCode(200)
                .body("items.name", contains(tag + "0", tag + "1"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = BOTH)
    void nobodySeesAnotherClientsEntries(String list, String table) {
        stored.row(table, TestEnvironment.CLIENT, tag, 0, 0);
        for (String query : List.of("", "?name=" + tag, "?sortBy=name")) {
            as(TestEnvironment.LEGACY_CLIENT_KEY)
                    .get(list + query)
                    .then()
                    .statusCode(200)
                    .body("itemsTotal", equalTo(0))
                    .body("nextPage", equalTo(null))
                    .body("prevPage", equalTo(null))
                    .body("items", empty());
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = BOTH)
    void aPageHasFiftyEntriesUnlessAskedOtherwise(String list, String table) {
        IntStream.range(0, 101).forEach(i -> stored.row(table, TestEnvironment.CLIENT, tag + i, i, 0));
        right().queryParam("name", tag).get(list).then().body("items", hasSize(50));
        right().queryParams(Map.of("name", tag, "limit", 100)).get(list).then().body("items", hasSize(100));
    }

    @ParameterizedTest
    @CsvSource(textBlock = BOTH)
    void aLongNameIsSortedToo(String list, String table) {
        String name = tag + "n".repeat(20_000);
        stored.row(table, TestEnvironment.CLIENT, name, 0, 0);
        right().queryParams(Map.of("name", tag, "sortBy", "name"))
                .get(list)
                .then()
                .statusCode(200)
                .body("items.name", contains(name));
    }

    @Test
    void transferConfigsAreFilteredByType() {
        for (String type : List.of("direct", "sip", "softphone", "sip")) {
            right().body("{\"name\":\"%s\",\"type\":\"%s\"}".formatted(tag, type))
                    .post(ALL)
                    .then()
                    .statusCode(200);
        }
        right().queryParams(Map.of("name", tag, "type", "sip"))
                .get(ALL)
                .then()
                .statusCode(200)
                .body("itemsTotal", equalTo(2))
                .body("items.type", contains("sip", "sip"))
                .body("items[0]", not(hasKey("routingConfig")));
        right().queryParams(Map.of("name", tag, "type", "dynamic"))
                .get(ALL)
                .then()
                .body("itemsTotal", equalTo(0));
        wrong().queryParam("type", "fax")
                .get(ALL)
                .then()
                .statusCode(422)
                .body("errors[0].path", equalTo(List.of("type")));
    }

    @Test
    void aPageThatIsTooLargeIsRefused() {
        String body = "{\"name\":\"%s\",\"warmSummaryPrompt\":\"%s\"}".formatted(tag, "x".repeat(1_000_000));
        for (int i = 0; i < 17; i++) {
            right().body(body).post(ALL).then().statusCode(200);
        }
        right().queryParam("name", tag)
                .get(ALL)
                .then()
                .statusCode(400)
                .body("code", equalTo("LIMIT_EXCEEDED"))
                .body("message", equalTo("This page is larger than 16 MiB: ask for fewer with limit"));
        right().queryParams(Map.of("name", tag, "limit", 16))
                .get(ALL)
                .then()
                .statusCode(200)
                .body("items", hasSize(16))
                .body("itemsTotal", equalTo(17));
    }

    @Test
    void bothKnowTheirDemo() {
        right().queryParam("name", "Licensed").get(ALL).then().body("items", not(empty()));
        right().queryParam("name", "Licensed")
                .get(ALL_ROUTINGS)
                .then()
                .body("items.memberIds.flatten()", contains("92983ab9-49c8-444b-85ae-6e40402cf72e"));
    }
}
