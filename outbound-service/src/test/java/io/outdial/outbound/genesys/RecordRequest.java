package io.outdial.outbound.genesys;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.restassured.filter.Filter;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** An operation on its way, a {@code DoNotCallRecord} unless a test names another; right until it is made wrong. */
public final class RecordRequest {

    public static final String COLLECTION = "/api/v2/me/outbound-records";

    private final String path;
    private final Map<String, Object> body = new LinkedHashMap<>();
    private String user;
    private String password = TestEnvironment.AGENT_PASSWORD;
    private final Map<String, String> headers = new LinkedHashMap<>();

    private RecordRequest(RecordFixture fixture, String path) {
        this.path = path;
        user = fixture.user;
        body.put("operationName", "DoNotCallRecord");
        body.put("applicationId", RecordFixture.APPLICATION);
        body.put("campaignName", fixture.campaign);
        body.put("devicePath", "/devices/" + fixture.device);
    }

    public static RecordRequest byHandle(RecordFixture fixture, Object handle) {
        return new RecordRequest(fixture, COLLECTION + "/" + handle).with("callingList", fixture.list);
    }

    public static RecordRequest byNumber(RecordFixture fixture, String phone) {
        return new RecordRequest(fixture, COLLECTION).with("phoneNumber", phone);
    }

    /** On the fixture's campaign. */
    public static RecordRequest onCampaign(RecordFixture fixture, String operation) {
        return new RecordRequest(fixture, "/api/v2/me/outbound-campaigns/" + fixture.campaign)
                .without("campaignName")
                .with("operationName", operation);
    }

    public RecordRequest with(String name, Object value) {
        body.put(name, value);
        return this;
    }

    public RecordRequest without(String name) {
        body.remove(name);
        return this;
    }

    public RecordRequest as(String otherUser, String otherPassword) {
        user = otherUser;
        password = otherPassword;
        return this;
    }

    public RecordRequest idempotencyKey(String key) {
        return header("Idempotency-Key", key);
    }

    public RecordRequest header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public ValidatableResponse accepted() {
        return send(Spec.strict("outbound")).statusCode(200).body("statusCode", equalTo(0));
    }

    /** Accepted, though the request is not as the document wants it. */
    public ValidatableResponse acceptedLeniently() {
        return refused(200, 0);
    }

    public ValidatableResponse refused(int status, int statusCode) {
        return send(Spec.answersOnly("outbound")).statusCode(status).body("statusCode", equalTo(statusCode));
    }

    /** The HTTP status of the answer, whichever it is. */
    int status() {
        return send(Spec.answersOnly("outbound")).extract().statusCode();
    }

    /** Why it was refused, or that it was not. */
    public String outcome() {
        return send(Spec.answersOnly("outbound")).extract().response().path("statusMessage") instanceof String message
                ? message
                : "done";
    }

    private ValidatableResponse send(Filter spec) {
        RequestSpecification request = given().filter(spec)
                .contentType("application/json")
                .headers(headers)
                .body(json());
        if (user != null) {
            byte[] login = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
        }
        return request.post(path).then();
    }

    private String json() {
        try {
            return new ObjectMapper()
                    .writer()
                    .with(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
