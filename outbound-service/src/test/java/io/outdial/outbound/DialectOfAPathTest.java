package io.outdial.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.outdial.outbound.cloudagent.CloudAgentDialect;
import io.outdial.outbound.genesys.GenesysDialect;
import io.outdial.platform.quota.QuotaLimit;
import io.outdial.platform.spec.Operation;
import io.outdial.platform.spec.SpecDocument;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
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
        "operateOnMe, genesys, agent, 600, JSON_OBJECT",
        "getMe, genesys, agent, 600, JSON",
        "addCampaignData, cloudagent, leads, 100, FIELDS",
        "addCamapaignData, cloudagent, leads, 100, FIELDS",
        "generateToken, cloudagent, tokens, 10/PT1H, FIELDS"
    })
    void anOperationIsAsItsDocumentSays(String id, String dialect, String quota, String limit, String body) {
        Operation operation = DOCUMENT.operation(id).orElseThrow();
        assertEquals(dialect, operation.dialect().name());
        assertEquals(quota, operation.quota().name());
        assertEquals(QuotaLimit.of(limit), operation.quota().limit());
        assertEquals(body, operation.bodyMode().name());
    }

    /** Its faults are HTTP 400: a client that took 422 from the document would wait for it in vain. */
    @Test
    void noGenesysOperationDocuments422() throws IOException {
        List<String> documented = new ArrayList<>();
        try (InputStream document = getClass().getResourceAsStream("/META-INF/resources/openapi/outbound.yaml")) {
            new YAMLMapper()
                    .readTree(document).path("paths").properties().stream()
                            .filter(path -> path.getValue()
                                    .path("x-outdial-dialect")
                                    .asText()
                                    .equals("genesys"))
                            .forEach(path -> path.getValue().properties().stream()
                                    .filter(method ->
                                            method.getValue().path("responses").has("200"))
                                    .forEach(method -> documented.add(method.getValue()
                                                    .path("operationId")
                                                    .asText()
                                            + (method.getValue()
                                                            .path("responses")
                                                            .has("422")
                                                    ? " 422"
                                                    : ""))));
        }
        assertTrue(documented.contains("operateOnOutboundRecord"), documented.toString());
        assertEquals(
                List.of(), documented.stream().filter(id -> id.endsWith(" 422")).toList());
    }

    @Test
    void aDialectThatNobodySpeaksKeepsTheServiceFromStarting() {
        IllegalStateException refused = assertThrows(
                IllegalStateException.class, () -> new SpecDocument("outbound", List.of(new GenesysDialect())));
        assertTrue(refused.getMessage().contains("cloudagent"), refused.getMessage());
    }
}
