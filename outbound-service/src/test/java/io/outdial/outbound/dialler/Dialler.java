package io.outdial.outbound.dialler;

import static io.outdial.outbound.entry.Api.right;
import static io.outdial.outbound.entry.Api.wrong;
import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.hamcrest.Matchers.hasSize;

import io.outdial.outbound.record.RecordFixture;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A dialler, and a campaign that has one record for it to begin with. */
final class Dialler {

    final RecordFixture fixture;
    final String campaign;
    final String phone = newPhone();
    final long record;

    Dialler() {
        fixture = new RecordFixture().previews();
        campaign = fixture.campaignId();
        record = fixture.record(phone);
    }

    /** More records, each a person of its own. */
    List<Long> records(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> fixture.record(newPhone()))
                .toList();
    }

    /** So many that they are made by one statement. */
    void manyRecords(int count) {
        fixture.execute("""
                INSERT INTO outbound_record (client_id, handle, chain_id, campaign_id, calling_list_id, phone, phone_key, key_version, lane_id, window_id, due_at, is_first)
                SELECT client_id, made.handle, made.handle, campaign_id, calling_list_id, made.phone, '+1' || made.phone, 2, lane_id, window_id, now(), true
                  FROM outbound_record AS like_this,
                       (SELECT next.handle, '3' || lpad(next.handle::text, 9, '0') AS phone FROM (SELECT nextval('record_handle') AS handle FROM generate_series(1, ?)) AS next) AS made
                 WHERE like_this.handle = ?
                """, count, record);
    }

    void setCampaign(String assignment, Object... values) {
        Object[] all = Arrays.copyOf(values, values.length + 2);
        all[values.length] = fixture.client;
        all[values.length + 1] = campaign;
        fixture.execute("UPDATE campaign SET " + assignment + " WHERE client_id = ? AND id = ?::uuid", all);
    }

    /** The colon of the paths goes out as it is. */
    static RequestSpecification request() {
        return right().urlEncodingEnabled(false);
    }

    String pullPath() {
        return "/v2/campaigns/" + campaign + "/records:pull";
    }

    ValidatableResponse pull(Map<String, ?> body) {
        return request().body(body).post(pullPath()).then().statusCode(200);
    }

    /** Gets one record. */
    String attempt() {
        return pull(Map.of()).body("records", hasSize(1)).extract().path("records[0].attemptId");
    }

    ValidatableResponse result(long handle, Map<String, ?> body) {
        return post(handle + ":result", body).statusCode(200);
    }

    static ValidatableResponse post(String action, Map<String, ?> body) {
        return request().body(body).post("/v2/records/" + action).then();
    }

    static ValidatableResponse postWrong(String action, String body) {
        return wrong().urlEncodingEnabled(false)
                .body(body)
                .post("/v2/records/" + action)
                .then();
    }

    static ValidatableResponse results(List<?> rows) {
        return request()
                .body(Map.of("results", rows))
                .post("/v2/records:results")
                .then();
    }

    static ValidatableResponse postWrongResults(List<?> rows) {
        return wrong().urlEncodingEnabled(false)
                .body(Map.of("results", rows))
                .post("/v2/records:results")
                .then();
    }

    static ValidatableResponse get(String path) {
        return request().get("/v2/records/" + path).then();
    }
}
