package io.outdial.outbound.cloudagent.bulk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.cloudagent.Campaigns;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Leads are deleted by what they are. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class FilteredDeletionTest {

    final Campaigns campaigns = new Campaigns();

    final Rows rows = new Rows();

    @Test
    void whatTheFiltersMean() {
        String campaign = campaigns.make("Progressive", "Agentwise", "READY");
        String lead = "{\"map\":[\"PhoneNumber\",\"AgentId\"],\"data\":[%s]}";
        BulkRequest.v4(
                campaign,
                lead.formatted(String.join(
                        ",",
                        IntStream.range(0, 6)
                                .mapToObj(i -> "[\"202555012" + i + "\",\"agent1\"]")
                                .toList())));
        Map<String, Integer> results = Map.of("2025550120", 33, "2025550121", 12, "2025550122", 0);
        results.forEach((phone, result) -> rows.execute(
                "UPDATE outbound_record SET record_status = 3, call_result = ?, due_at = NULL, ended_at = now() WHERE phone = ? AND campaign_id = (SELECT id FROM campaign WHERE name = ?)",
                result,
                phone,
                campaign));
        BulkRequest.filteredDeletion(campaign, "status", "success").body(equalTo(deleted(2)));
        BulkRequest.filteredDeletion(campaign, "status", "FAIL").body(equalTo(deleted(1)));
        BulkRequest.filteredDeletion(campaign, "phoneNumber", "2025550123", "status", "Pending")
                .body(equalTo(deleted(1)));
        BulkRequest.filteredDeletion(campaign, "phoneNumber", "2025550123").body(equalTo(deleted(0)));
        BulkRequest.filteredDeletion(campaign, "agentId", "agent1", "phoneNumber", "2025550124")
                .body(equalTo(deleted(1)));
        BulkRequest.filteredDeletion(campaign, "skill", "sales").body(equalTo(deleted(0)));
        BulkRequest.filteredDeletion(campaign, "agentId", "agent1").body(equalTo(deleted(1)));
        assertEquals(0, campaigns.stored(campaign));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "apiKey={key}&campaignName=c                   | userName should not be empty",
                "userName=demo&campaignName=c                  | apiKey should not be empty",
                "userName=&apiKey=                             | userName should not be empty",
                "userName=demo&apiKey=x&campaignName=c         | userName or apiKey is Invalid",
                "userName=other&apiKey={key}&campaignName=c    | userName or apiKey is Invalid",
                "userName=demo&apiKey={none}&campaignName=c    | userName or apiKey is Invalid",
                "userName=demo&apiKey={key}                    | campaignName is Invalid",
                "userName=demo&apiKey={key}&campaignName=none  | campaignName is Invalid",
                "userName=demo&apiKey={key}&campaignName={c}&status=done    | status should be only Success/Fail/Pending",
                "userName=demo&apiKey={key}&campaignName={c}&agentId=nobody | please pass valid AgentId",
                "userName=demo&apiKey={key}&campaignName={c}&skill=Latin    | please pass valid skill",
            })
    void whatTheFilterRefuses(String query, String message) {
        String sent = query.replace("{key}", TestEnvironment.KEY)
                .replace("{none}", TestEnvironment.KEY_WITHOUT_PERMISSIONS)
                .replace("{c}", "Progressive_Nonagentwise");
        given().filter(Spec.answersOnly("outbound"))
                .get(BulkRequest.FILTERED_DELETION + "?" + sent)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body(equalTo(refusal("error", message)));
    }

    private static String refusal(String status, String message) {
        return "{\"status\":\"" + status + "\",\"message\":\"" + message + "\"}";
    }

    private static String deleted(int records) {
        return refusal("success", records + " Records Deleted Successfully");
    }
}
