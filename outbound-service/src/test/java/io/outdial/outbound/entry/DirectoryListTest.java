package io.outdial.outbound.entry;

import static io.outdial.outbound.entry.Api.right;
import static io.outdial.outbound.entry.Api.wrong;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages, orders and searches. Each test finds its own entries by a name that only they have. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class DirectoryListTest {

    @ParameterizedTest
    @EnumSource
    void pagesShowEveryEntryOnce(Kind kind) {
        String mark = Kind.unique();
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 7; i++) {
            made.add(kind.make(mark + i));
        }
        Set<String> seen = new HashSet<>();
        List<List<Integer>> neighbours = new ArrayList<>();
        for (int page = 1; page <= 3; page++) {
            var answer = right().queryParam("search", mark)
                    .queryParam("page", page)
                    .queryParam("limit", 3)
                    .get(kind.path())
                    .then()
                    .statusCode(200)
                    .body("itemsTotal", equalTo(7))
                    .body("currentPage", equalTo(page))
                    .extract();
            List<String> ids = answer.path("items.id");
            seen.addAll(ids);
            assertEquals(page == 3 ? 1 : 3, ids.size());
            List<Integer> around = new ArrayList<>();
            around.add(answer.path("prevPage"));
            around.add(answer.path("nextPage"));
            neighbours.add(around);
        }
        assertEquals(made, seen);
        List<Integer> first = new ArrayList<>(Collections.singletonList(null));
        first.add(2);
        List<Integer> last = new ArrayList<>(List.of(2));
        last.add(null);
        assertEquals(List.of(first, List.of(1, 3), last), neighbours);
        right().queryParam("search", mark)
                .queryParam("page", 10_000_000)
                .queryParam("limit", 100)
                .get(kind.path())
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0))
                .body("nextPage", nullValue());
    }

    static Stream<Arguments> orders() {
        return Stream.of(Kind.values())
                .flatMap(kind -> Stream.of(kind.sorts.split(",")).map(sort -> Arguments.of(kind, sort)));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void everyOrderGoesBothWays(Kind kind, String sortBy) {
        String mark = Kind.unique();
        for (String end : List.of("b", "c", "a")) {
            kind.make(mark + end);
        }
        List<String> up = ids(kind, mark, sortBy, "asc");
        List<String> down = ids(kind, mark, sortBy, "desc");
        assertEquals(3, up.size());
        Collections.reverse(down);
        assertEquals(up, down);
    }

    @ParameterizedTest
    @EnumSource
    void namesAreSortedAndTheNewestIsFirstByDefault(Kind kind) {
        String mark = Kind.unique();
        String b = kind.make(mark + "b");
        String a = kind.make(mark + "a");
        String c = kind.make(mark + "c");
        assertEquals(List.of(a, b, c), ids(kind, mark, "name", "asc"));
        List<String> byDefault =
                right().queryParam("search", mark).get(kind.path()).path("items.id");
        assertEquals(List.of(c, a, b), byDefault);
    }

    @ParameterizedTest
    @EnumSource
    void aSearchIsForTextWhateverItsCaseAndNeverForAPattern(Kind kind) {
        String mark = Kind.unique();
        kind.make(mark + " 100%_É");
        for (String search : List.of(
                mark.toUpperCase(Locale.ROOT),
                mark.substring(4),
                mark + " 100%",
                mark + " 100%_",
                "%_",
                mark + " 100%_é")) {
            right().queryParam("search", search)
                    .get(kind.path())
                    .then()
                    .statusCode(200)
                    .body("items.findAll { it.name.startsWith('" + mark + "') }.size()", equalTo(1));
        }
        for (String search : List.of(mark + "%", mark + "_", "' or 1=1 --" + mark)) {
            right().queryParam("search", search).get(kind.path()).then().body("itemsTotal", equalTo(0));
        }
    }

    @Test
    void entriesWithoutADateComeLastInBothDirections() {
        String mark = Kind.unique();
        String none = Kind.CAMPAIGN.make(mark + "none");
        String early = campaign(mark + "early", "2026-01-01T00:00:00Z");
        String late = campaign(mark + "late", "2027-01-01T00:00:00Z");
        assertEquals(List.of(early, late, none), ids(Kind.CAMPAIGN, mark, "startDate", "asc"));
        assertEquals(List.of(late, early, none), ids(Kind.CAMPAIGN, mark, "startDate", "desc"));
    }

    @Test
    void campaignsAreFoundByStatusAndDescription() {
        String mark = Kind.unique();
        String draft = Kind.CAMPAIGN.make(mark + "1");
        String active = Kind.CAMPAIGN.make(mark + "2");
        right().body("{\"status\":\"active\"}")
                .patch("/v2/campaigns/{id}", active)
                .then()
                .statusCode(200);
        right().body("{\"description\":\"About " + mark + "3\"}")
                .patch("/v2/campaigns/{id}", draft)
                .then()
                .statusCode(200);
        right().queryParam("search", mark)
                .queryParam("status", "active")
                .get("/v2/campaigns")
                .then()
                .body("items.id", equalTo(List.of(active)));
        right().queryParam("search", "about " + mark)
                .get("/v2/campaigns")
                .then()
                .body("items.id", equalTo(List.of(draft)));
        right().queryParam("search", mark)
                .queryParam("status", "testing")
                .get("/v2/campaigns")
                .then()
                .body("itemsTotal", equalTo(0));
    }

    @ParameterizedTest
    @CsvSource({
        "page,0,too_small",
        "page,-1,too_small",
        "page,x,invalid_type",
        "page,1.5,invalid_type",
        "page,,invalid_type",
        "page,99999999999999999999,too_big",
        "limit,0,too_small",
        "limit,101,too_big",
        "limit,x,invalid_type",
        "sortBy,password_hash,invalid_value",
        "sortBy,id,invalid_value",
        "sortBy,'name; drop table member',invalid_value",
        "sortOrder,up,invalid_value",
        "sortOrder,DESC,invalid_value",
        "search,,too_small"
    })
    void aWrongParameterIsRefused(String name, String value, String code) {
        for (Kind kind : Kind.values()) {
            wrong().queryParam(name, value == null ? "" : value)
                    .get(kind.path())
                    .then()
                    .statusCode(422)
                    .body("errors.path", equalTo(List.of(List.of(name))))
                    .body("errors[0].code", equalTo(code));
        }
    }

    @Test
    void theLikelyNamesOfParametersAreReadToo() {
        String mark = Kind.unique();
        IntStream.range(0, 3).forEach(i -> Kind.SOURCE.make(mark + i));
        for (String name : List.of("pageSize", "perPage")) {
            wrong().queryParam("search", mark)
                    .queryParam(name, 2)
                    .queryParam("sort", "name")
                    .queryParam("order", "asc")
                    .get("/v2/sources")
                    .then()
                    .statusCode(200)
                    .body("items.name", equalTo(List.of(mark + 0, mark + 1)));
        }
    }

    private static List<String> ids(Kind kind, String mark, String sortBy, String sortOrder) {
        return new ArrayList<>(right().queryParam("search", mark)
                .queryParam("sortBy", sortBy)
                .queryParam("sortOrder", sortOrder)
                .get(kind.path())
                .then()
                .statusCode(200)
                .extract()
                .<List<String>>path("items.id"));
    }

    private static String campaign(String name, String startDate) {
        return right().body("{\"name\":\"%s\",\"startDate\":\"%s\"}".formatted(name, startDate))
                .post("/v2/campaigns")
                .then()
                .statusCode(200)
                .extract()
                .path("campaign.id");
    }
}
