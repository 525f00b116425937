package io.outdial.platform.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TracePrivacyTest {

    @ParameterizedTest
    @CsvSource({
        "/v2/do-not-call/+12025550143/evidence, /v2",
        "/ca_apis/AddCampaignData/phoneNumber/12025550143, /ca_apis",
        "/v2, /v2",
        "/12025550143, /",
        "/tel12025550143/calls, /",
        "/, /"
    })
    void ofAPathItsFirstWordStays(String path, String shown) {
        assertEquals(shown, TracePrivacy.firstWord(path));
    }

    @ParameterizedTest
    @CsvSource({
        "https://crm.example/calls/12025550143?name=Cleo, https://crm.example",
        "http://outbound-service:8084/internal/v1/events, http://outbound-service:8084",
        "https://crm.example?phone=12025550143, https://crm.example",
        "https://cleo:secret@crm.example/, ''",
        "12025550143, ''"
    })
    void ofAnAddressItsOriginStays(String address, String shown) {
        assertEquals(shown, TracePrivacy.origin(address));
    }
}
