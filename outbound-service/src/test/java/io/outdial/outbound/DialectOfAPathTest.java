package io.outdial.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.outbound.cloudagent.CloudAgentDialect;
import io.outdial.outbound.genesys.GenesysDialect;
import io.outdial.platform.spec.Operation;
import io.outdial.platform.spec.SpecDocument;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the document says of dialects, quotas and bodies, and whose a path is that it does not have. */
class DialectOfAPathTest {

    private static final SpecDocument DOCUMENT =
            new SpecDocument("outbound", List.of(new GenesysDialect(), new CloudAgentDialect()));

    @ParameterizedTest
    @CsvSource({
        "/v2/campaigns/x, home",
        "/nowhere, home",
        "/api/v2/me/outbound-records, genesys",
        "/API/v2/me, genesys",
        "/ca_apis/AddCampaignData, cloudagent",
        "/CA_APIS/addcampaigndata, cloudagent",
        "/ca_apis, cloudagent",
        "/ca_apis;x=1, cloudagent",
        "/cloudAgentRestAPI/index.php, cloudagent",
        "/CAServicesV3/x, cloudagent",
        "/ca_apisx/y, home",
        "/api, genesys",
        "//api/v2, genesys",
        "/api%2fv2, genesys",
        "http://host/api/v2/me, genesys",
        "http://api, home",
        "/v2/x?y=http://host/api/, home",
        "/apis/v2, home",
        "api/v2, home",
        "'', home",
        "/caservices/x, cloudagent",
        "/APIServices/x.php?y, cloudagent",
        "/ca_reports, cloudagent",
        "/api/v2/notifications/connect, genesys",
        "/internal/v1/events, home"
    })
    void aPathHasOneDialect(String path, String dialect) {
        assertEquals(dialect, DOCUMENT.dialectOf(path).name());
    }

    @ParameterizedTest
    @CsvSource({
        "listCampaigns, home, standard, 60, JSON",
        "receiveEvent, home, standard, 60, JSON",
        "operateOnOutboundRecord, genesys, agent, 600, JSON_OBJECT",
        "operateOnOutboundRecords, genesys, agent, 600, JSON_OBJECT",
        "addCampaignData, cloudagent, leads, 100, JSON_OBJECT"
    })
    void anOperationIsAsItsDocumentSays(String id, String dialect, String quota, int perMinute, String body) {
        Operation operation = DOCUMENT.operation(id).orElseThrow();
        assertEquals(dialect, operation.dialect().name());
        assertEquals(quota, operation.quota().name());
        assertEquals(perMinute, operation.quota().requestsPerMinute());
        assertEquals(body, operation.bodyMode().name());
    }

    @Test
    void aDialectThatNobodySpeaksKeepsTheServiceFromStarting() {
        IllegalStateException refused = assertThrows(
                IllegalStateException.class, () -> new SpecDocument("outbound", List.of(new GenesysDialect())));
        assertTrue(refused.getMessage().contains("cloudagent"), refused.getMessage());
    }
}
