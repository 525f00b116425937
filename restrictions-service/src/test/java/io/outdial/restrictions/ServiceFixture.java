package io.outdial.restrictions;

import static io.restassured.RestAssured.given;

import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Requests as clients send them, each held against the document. */
public final class ServiceFixture {

    public static final String PATH = CreateRestrictionTest.PATH;
    public static final String DECISION = PATH + "/decision";
    public static final String DECISIONS = PATH + "/decisions";

    private ServiceFixture() {}

    /** As the client of {@link TestEnvironment#KEY}. */
    public static RequestSpecification request() {
        return request(TestEnvironment.KEY);
    }

    public static RequestSpecification request(String key) {
        // Ids need no encoding, and the colon before a verb must not get one.
        return given().filter(Spec.strict("restrictions"))
                .urlEncodingEnabled(false)
                .contentType("application/json")
                .header("x-api-key", key);
    }

    /** For requests that are wrong on purpose. */
    public static RequestSpecification wrong() {
        return given().filter(Spec.answersOnly("restrictions"))
                .urlEncodingEnabled(false)
                .contentType("application/json")
                .header("x-api-key", TestEnvironment.KEY);
    }

    public static String restrict(UUID campaign, UUID member, UUID source) {
        return request()
                .body(CreateRestrictionTest.body(member, source))
                .post(PATH, campaign)
                .then()
                .statusCode(200)
                .extract()
                .path("restriction.id");
    }

    public static Response decide(UUID campaign, UUID member, UUID source) {
        return request()
                .queryParam("memberId", member)
                .queryParam("sourceId", source)
                .get(DECISION, campaign);
    }

    public static String question(UUID source, Collection<UUID> members) {
        return "{\"sourceId\":\"%s\",\"memberIds\":[%s]}"
                .formatted(source, members.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(",")));
    }

    /** Every member with the source. */
    public static String pairs(Collection<UUID> members, UUID source) {
        return members.stream()
                .map(member -> CreateRestrictionTest.body(member, source))
                .collect(Collectors.joining(",", "{\"restrictions\":[", "]}"));
    }

    public static List<UUID> ids(int count) {
        return Stream.generate(UUID::randomUUID).limit(count).toList();
    }
}
