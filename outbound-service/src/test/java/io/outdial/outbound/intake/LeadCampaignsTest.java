package io.outdial.outbound.intake;

import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.outdial.outbound.cloudagent.Campaigns;
import io.outdial.outbound.cloudagent.CloudAgentRequest;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A replica that remembers a campaign answers as if it had read it for each lead, whoever has changed it meanwhile. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class LeadCampaignsTest {

    private static final String STORED = "SuccessFully Updated IVR Campaign";

    final Campaigns campaigns = new Campaigns();

    final Rows rows = new Rows();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status = 'completed'      |       | No User Found or Campaign Name is Invalid",
                "name = concat(name, '2') |       | No User Found or Campaign Name is Invalid",
                "type = 'InBound'          |       | The selected campaign is not outbound",
                "type = 'Progressive'      |       | SuccessFully Updated Progressive Campaign",
                "dial_method = 'Agentwise' |       | Agent Is Empty!",
                "position = 'RUNNING'      | start | Campaign {name} Is Already Started",
                "position = 'RUNNING'      | stop  | SuccessFully Updated IVR Campaign Stoped",
            })
    void aChangeCountsAtOnce(String change, String action, String answer) {
        String campaign = campaigns.make("IVR", "Nonagentwise", "READY");
        add(campaign, null, STORED);
        add(campaign, null, STORED);
        rows.execute("UPDATE campaign SET " + change + " WHERE name = ?", campaign);
        add(campaign, action, answer.replace("{name}", campaign));
    }

    private static void add(String campaign, String action, String answer) {
        ObjectNode lead = CloudAgentRequest.lead(campaign, Campaigns.number());
        if (action != null) {
            lead.put("action", action);
        }
        CloudAgentRequest.send(lead).then().statusCode(200).body("message", equalTo(answer));
    }
}
