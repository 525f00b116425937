package io.outdial.outbound.cloudagent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.outbound.cloudagent.coding.Fields;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddCampaignDataReaderTest {

    @Test
    void readsThePagesOwnSpelling() {
        AddCampaignDataRequest request = read("""
                {"campaignName":"C1","phoneNumber":"8300000000","Name":"N","action":"START","skill":"S","priority":"10","agentId":"A",
                 "expiryDate":"2030-01-31 18:00:00","checkDuplicate":"TRUE","skipNameFieldValidation":"true","userName":"U"}
                """);
        assertEquals(
                new AddCampaignDataRequest(
                        null,
                        "U",
                        "C1",
                        "8300000000",
                        "N",
                        "START",
                        "S",
                        "10",
                        "A",
                        "2030-01-31 18:00:00",
                        true,
                        true,
                        Map.of()),
                request);
    }

    @Test
    void readsKeysInAnyLetterCase() {
        AddCampaignDataRequest request = read(
                "{\"CAMPAIGNNAME\":\"C1\",\"phonenumber\":\"123\",\"name\":\"N\",\"AgentID\":\"A\",\"checkduplicate\":\"true\"}");
        assertEquals("C1", request.campaignName());
        assertEquals("123", request.phoneNumber());
        assertEquals("N", request.name());
        assertEquals("A", request.agentId());
        assertTrue(request.checkDuplicate());
        assertTrue(request.columns().isEmpty());
    }

    @Test
    void ofTwoSpellingsThePagesOwnCounts() {
        assertEquals("own", read("{\"name\":\"other\",\"Name\":\"own\"}").name());
        assertEquals("own", read("{\"Name\":\"own\",\"name\":\"other\"}").name());
        assertEquals("first", read("{\"NAME\":\"first\",\"name\":\"second\"}").name());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "\"8300000000\" | 8300000000",
                "8300000000 | 8300000000",
                "\" 123 \" | 123",
                "\"%2B12025550123\" | +12025550123",
                "\"+123\" | +123",
                "true | true",
                "1.5 | 1.5",
                "[1] | [1]",
                "{\"a\":1} | {\"a\":1}",
            })
    void readsAnyValueAsText(String json, String text) {
        assertEquals(text, read("{\"phoneNumber\":" + json + "}").phoneNumber());
    }

    @Test
    void tellsAnAbsentKeyFromOneWithoutAValue() {
        assertNull(read("{}").priority());
        assertEquals("", read("{\"priority\":null}").priority());
        assertEquals("", read("{\"priority\":\"\"}").priority());
        assertEquals("", read("{\"priority\":\"  \"}").priority());
    }

    @ParameterizedTest
    @CsvSource({
        "true, true",
        "'\"TRUE\"', true",
        "'\"true\"', true",
        "'\"True \"', true",
        "false, false",
        "'\"\"', false",
        "null, false",
        "'\"yes\"', false",
        "1, false"
    })
    void onlyTrueIsTrue(String json, boolean expected) {
        AddCampaignDataRequest request =
                read("{\"checkDuplicate\":%1$s,\"skipNameFieldValidation\":%1$s}".formatted(json));
        assertEquals(expected, request.checkDuplicate());
        assertEquals(expected, request.skipNameFieldValidation());
    }

    @Test
    void whatItDoesNotKnowIsAColumnAsText() {
        AddCampaignDataRequest request =
                read("{\"City\":\"Pune\",\"OrderNumber\":7,\"vip\":true,\"note\":null,\"actoin\":\"start\"}");
        assertEquals(
                Map.of("City", "Pune", "OrderNumber", "7", "vip", "true", "note", "", "actoin", "start"),
                request.columns());
        assertNull(request.action());
    }

    @Test
    void anApiKeyInTheBodyNeverBecomesAColumn() {
        for (String spelling : new String[] {"apiKey", "apikey", "api_key", "API_KEY"}) {
            AddCampaignDataRequest request = read("{\"" + spelling + "\":\"secret\"}");
            assertEquals("secret", request.apiKey());
            assertFalse(request.columns().containsValue("secret"));
        }
    }

    @Test
    void theOldManualsSpellingsAreTheSameFields() throws JsonProcessingException {
        Fields fields = new Fields(new ObjectMapper().readTree("""
                {"campaignName":"other","campaign_name":"C1","phone_number":"other","PhoneNumber":"123","agent_id":"A","Priority":5,
                 "ExpiryDate":"2030-01-31","format":"json","City":"Pune"}
                """));
        AddCampaignDataRequest request = AddCampaignDataReader.read(fields, Vocabulary.LEGACY);
        assertEquals("C1", request.campaignName());
        assertEquals("123", request.phoneNumber());
        assertEquals("A", request.agentId());
        assertEquals("5", request.priority());
        assertEquals("2030-01-31", request.expiryDate());
        assertEquals(Map.of("City", "Pune"), request.columns());
        assertEquals(
                "other", AddCampaignDataReader.read(fields, Vocabulary.CA_APIS).campaignName());
        assertEquals(
                "json",
                AddCampaignDataReader.read(fields, Vocabulary.CA_APIS).columns().get("format"));
    }

    private static AddCampaignDataRequest read(String json) {
        try {
            return AddCampaignDataReader.read(new Fields(new ObjectMapper().readTree(json)), Vocabulary.CA_APIS);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
