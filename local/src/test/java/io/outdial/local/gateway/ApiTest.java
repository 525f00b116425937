package io.outdial.local.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiTest {

    @ParameterizedTest
    @CsvSource({
        "/v2/campaigns/x, CARE_CYCLE",
        "/nowhere, CARE_CYCLE",
        "/api/v2/me/outbound-records, GENESYS",
        "/API/v2/me, GENESYS",
        "/ca_apis/AddCampaignData, CLOUD_AGENT",
        "/CA_APIS/addcampaigndata, CLOUD_AGENT",
        "/ca_apis, CLOUD_AGENT",
        "/ca_apis;x=1, CLOUD_AGENT",
        "/cloudAgentRestAPI/index.php, CLOUD_AGENT",
        "/CAServicesV3/x, CLOUD_AGENT",
        "/ca_apisx/y, CARE_CYCLE",
        "/api, GENESYS",
        "//api/v2, GENESYS",
        "/api%2fv2, GENESYS",
        "http://host/api/v2/me, GENESYS",
        "http://api, CARE_CYCLE",
        "/v2/x?y=http://host/api/, CARE_CYCLE",
        "/apis/v2, CARE_CYCLE",
        "api/v2, CARE_CYCLE",
        "'', CARE_CYCLE"
    })
    void aTargetBelongsToOneApi(String target, Api api) {
        assertEquals(api, Api.of(target));
    }
}
