package io.outdial.outbound.cloudagent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudAgentPathsTest {

    private static final CloudAgentPaths PATHS = new CloudAgentPaths(
            List.of("/ca_apis/AddCampaignData", "/r/index.php/API/addData", "/r/index.php/API/addDataV2"));

    @ParameterizedTest
    @CsvSource({
        "/ca_apis/AddCampaignData, /ca_apis/AddCampaignData",
        "/CA_APIS/addcampaigndata/, /ca_apis/AddCampaignData",
        "/ca_apis/AddCampaignData/x, ",
        "/ca_apis/AddCampaignData//, ",
        "/ca_apis/AddCampaignDat, ",
        "/R/INDEX.PHP/api/adddata, /r/index.php/API/addData",
        "/r/index.php/API/addData/api_key/K/campaign_name/C, /r/index.php/API/addData",
        "/r/index.php/API/addData/api_key/K/, /r/index.php/API/addData",
        "/r/index.php/API/addDataV2/api_key/K, /r/index.php/API/addDataV2",
        "/r/index.php/API/addDataV3, ",
        "/r/index.php/API, ",
        "/, ",
    })
    void aPathIsFoundHoweverItIsWritten(String path, String documented) {
        assertEquals(Optional.ofNullable(documented), PATHS.find(path));
    }
}
