package io.outdial.outbound.cloudagent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.outdial.outbound.cloudagent.coding.Fields;
import io.outdial.outbound.intake.Lead;
import io.outdial.outbound.intake.LeadFault;
import io.outdial.platform.registry.Client;
import io.outdial.platform.time.TzdbZone;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeadReaderTest {

    private static final Client CLIENT = new Client(UUID.randomUUID(), "Demo", "IN", TzdbZone.of("Asia/Kolkata"), null);

    private final ObjectNode body = new ObjectMapper().createObjectNode().put("phoneNumber", "9840012345");

    @ParameterizedTest
    @CsvSource({
        "123, true",
        "3001, true",
        "1234567890123456, true",
        "+123, true",
        "+1234567890123456, true",
        "12, false",
        "12345678901234567, false",
        "+12, false",
        "++123, false",
        "123+, false",
        "12 345, false",
        "202-555-0123, false",
        "12a45, false",
        "٣٠٠١, false",
        "8.3E9, false",
        "+, false",
        "'', false",
        ", false",
    })
    void aPhoneNumberIsThreeToSixteenDigits(String text, boolean expected) {
        assertEquals(expected, LeadReader.isPhone(text));
    }

    @ParameterizedTest
    @CsvSource({
        "2030-01-31 18:00:00, 2030-01-31T12:30:00Z",
        "2030-01-31 18:00:01, 2030-01-31T12:30:01Z",
        "2030-01-31, 2030-01-31T18:30:00Z",
        "2030-01-30, 2030-01-30T18:30:00Z",
        ", ",
    })
    void anExpiryIsReadInTheTimeZoneOfTheClient(String date, Instant expected) {
        if (date != null) {
            body.put("expiryDate", date);
        }
        assertEquals(expected, read().expiresAt());
        assertNull(read().fault());
    }

    @Test
    void theFirstFaultCounts() {
        body.put("phoneNumber", "x").put("priority", "x").put("expiryDate", "x");
        assertEquals(LeadFault.INVALID_PHONE, read().fault());
        body.put("phoneNumber", "9840012345");
        assertEquals(LeadFault.INVALID_PRIORITY, read().fault());
        body.put("priority", "1");
        assertEquals(LeadFault.INVALID_EXPIRY, read().fault());
        body.put("expiryDate", "");
        assertEquals(LeadFault.INVALID_EXPIRY, read().fault());
        body.remove("expiryDate");
        assertNull(read().fault());
    }

    @Test
    void nationalNumbersAreReadInTheRegionOfTheClient() {
        assertEquals("+919840012345", read().phone().key());
    }

    @Test
    void whatIsNotDialledIsNoPhone() {
        body.put("phoneNumber", "9999999999999999");
        assertEquals(LeadFault.INVALID_PHONE, read().fault());
        assertNull(read().phone());
    }

    private Lead read() {
        return LeadReader.read(
                AddCampaignDataReader.read(new Fields(body), Vocabulary.CA_APIS),
                PriorityRule.of(Vocabulary.CA_APIS, false),
                CLIENT);
    }
}
