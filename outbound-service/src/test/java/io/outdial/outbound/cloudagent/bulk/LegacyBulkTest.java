package io.outdial.outbound.cloudagent.bulk;

import static io.outdial.outbound.cloudagent.bulk.BulkRequest.failure;
import static io.outdial.outbound.cloudagent.bulk.BulkRequest.numbers;
import static io.outdial.outbound.cloudagent.bulk.BulkRequest.row;
import static io.outdial.outbound.cloudagent.bulk.BulkRequest.table;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.cloudagent.Campaigns;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Many leads by one request of the bulk operation before V4. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class LegacyBulkTest {

    final Campaigns campaigns = new Campaigns();

    @Test
    void thereIsNoStatusBesideRows() {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        BulkRequest.legacy(TestEnvironment.KEY, campaign, table(row("2025550123"), row("2025550123"), "[7]"))
                .statusCode(200)
                .body(equalTo("{\"message\":[{\"PhoneNumber\":\"2025550123\",\"Status\":\"SuccessFully Updated\"},"
                        + "{\"PhoneNumber\":\"2025550123\",\"Status\":\"SuccessFully Updated\"},"
                        + "{\"PhoneNumber\":\"7\",\"Status\":\"Data does not match the map\"}]}"));
        assertEquals(2, campaigns.stored(campaign));
        BulkRequest.legacy(TestEnvironment.KEY, campaign, table(numbers(201)))
                .body(equalTo(failure("Only 200 records are allowed in a request")));
        BulkRequest.legacy("x", campaign, table(row("2025550123"))).body(equalTo(failure("no user found")));
        BulkRequest.legacy(TestEnvironment.KEY, campaign, "x").body(equalTo(failure("Please provide valid data")));
        BulkRequest.legacy(TestEnvironment.KEY, "", "x")
                .body(equalTo("{\"status\":\"error\",\"message\":\"please provide campaign details\"}"));
    }

    @Test
    void inXml() {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        given().formParam("api_key", TestEnvironment.KEY)
                .formParam("campaign_name", campaign)
                .formParam("bulkData", table(row("2025550123")))
                .post(BulkRequest.LEGACY.replace("/format/json", ""))
                .then()
                .body(equalTo("<xml><message><item><PhoneNumber>2025550123</PhoneNumber>"
                        + "<Status>SuccessFully Updated</Status></item></message></xml>"));
    }

    /** Once in thirty seconds, in the manual's own words. */
    @Test
    void tooSoon() {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        BulkRequest.legacy(TestEnvironment.SECOND_KEY, campaign, table(row("2025550123")))
                .statusCode(200);
        BulkRequest.legacy(TestEnvironment.SECOND_KEY, campaign, table(row("2025550124")))
                .statusCode(429)
                .header("Retry-After", Integer::parseInt, greaterThan(20))
                .body(
                        equalTo(
                                "{\"status\":\"error\",\"message\":\"Already one process is running please try after some time\"}"));
        assertEquals(1, campaigns.stored(campaign));
    }
}
