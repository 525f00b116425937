package io.outdial.outbound.cloudagent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The response table of the published page, every row, which {@link DocumentedRows} has: what is sent, the exact
 * answer, and what was stored.
 */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class DocumentedRowsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    final Campaigns campaigns = new Campaigns();

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.outdial.outbound.cloudagent.DocumentedRows#all")
    void answersAsThePageSays(RowCase row) throws Exception {
        String campaign = campaigns.make(row.type, row.dialMethod, row.position);
        String number = Campaigns.number();
        if (row.seed != null) {
            CloudAgentRequest.send(row.seed.apply(CloudAgentRequest.lead(campaign, number)))
                    .then()
                    .statusCode(200);
        }
        long before = campaigns.storedInAll();

        Response answer = CloudAgentRequest.withKey(row.key)
                .body(row.change.apply(CloudAgentRequest.lead(campaign, number)).toString())
                .post(CloudAgentRequest.PATH);

        assertEquals(200, answer.statusCode());
        assertEquals(JSON.readTree(row.answer.replace("{name}", campaign)), JSON.readTree(answer.asString()));
        assertEquals(row.isStored ? before + 1 : before, campaigns.storedInAll());
        assertEquals(row.positionAfter == null ? row.position : row.positionAfter, campaigns.position(campaign));
    }
}
