package io.outdial.outbound.cloudagent.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.outdial.contract.outbound.CampaignDialMethodDto;
import io.outdial.contract.outbound.CampaignTypeDto;
import io.outdial.contract.outbound.UpdateCampaignDto;
import io.outdial.outbound.campaign.CampaignSetup;
import io.outdial.outbound.cloudagent.coding.Fields;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CampaignSetupReaderTest {

    @Test
    void everyFieldIsRead() {
        ObjectNode fields = least().put("fallbackDID", "7001")
                .put("dynamicDID", "7002,7003")
                .put("fallbackDynamicDID", "7004")
                .put("mappingName", "Orders")
                .put("pacingRatio", "1:2")
                .put("maxDropRatio", "5%")
                .put("tries", 3)
                .put("maxConcurrentCalls", "25")
                .put("priority", "7")
                .put("customerRingingTime", "30")
                .put("callPrefix", "+")
                .put("users", "agent1, agent2")
                .put("skill", "sales");
        CampaignSetup setup = CampaignSetupReader.outbound(new Fields(fields)).setup();
        UpdateCampaignDto read = setup.fields();
        assertEquals(CampaignTypeDto.PREDICTIVE, read.type().get());
        assertEquals(CampaignDialMethodDto.SKILLWISE, read.dialMethod().get());
        assertEquals("+12025550100", read.did().get());
        assertEquals("7001", read.fallbackDid().get());
        assertEquals(List.of("7002", "7003"), read.dynamicDids().get());
        assertEquals(List.of("7004"), read.fallbackDynamicDids().get());
        assertEquals(32_400, read.callFrom().get());
        assertEquals(72_001, read.callUntil().get());
        assertEquals("Orders", read.mappingName().get());
        assertEquals(new BigDecimal("2.00"), read.pacingRatio().get());
        assertEquals(5, read.maxDropPercent().get());
        assertEquals(3, read.maxAttempts().get());
        assertEquals(25, read.maxConcurrentCalls().get());
        assertEquals(List.of("agent1", "agent2"), setup.agentIds());
        assertEquals(List.of("sales"), setup.skills());
    }

    @Test
    void whatIsNotGivenIsLeftAlone() {
        CampaignSetupReader.Reading reading = CampaignSetupReader.outbound(new Fields(least()));
        assertNull(reading.fault());
        assertNull(reading.setup().agentIds());
        assertNull(reading.setup().skills());
        assertFalse(reading.setup().fields().mappingName().isPresent());
        assertFalse(reading.setup().fields().dynamicDids().isPresent());
        assertFalse(reading.setup().fields().maxAttempts().isPresent());
    }

    /** An empty value stands for none: then the field is taken away. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "campaignName        |              | campaignName is required",
                "campaignName        | a            | campaignName should be between 2 to 255 characters and allows .,@,_,-",
                "campaignName        | with space   | campaignName should be between 2 to 255 characters and allows .,@,_,-",
                "campaignType        |              | campaignType is required",
                "campaignType        | InBound      | Invalid campaignType",
                "dialMethod          | Everybody    | Invalid dialMethod",
                "did                 |              | did is required",
                "did                 | 12           | Invalid did",
                "did                 | 12345678901234567 | Invalid did",
                "fallbackDID         | ''           | fallbackDID should not be empty",
                "dynamicDID          | 7001,x       | Invalid dynamicDID",
                "runtimeStart        | 9:00         | Invalid runtimeStart. Please pass it in format HH:MM:SS",
                "runtimeEnd          | 24:00:00     | Invalid runtimeEnd. Please pass it in format HH:MM:SS",
                "runtimeEnd          | 09:00:00     | Invalid runtimeEnd. Please pass it in format HH:MM:SS",
                "mappingName         | ''           | mappingName should not be empty",
                "pacingRatio         | 2            | Invalid pacingRatio",
                "pacingRatio         | 1:0          | Invalid pacingRatio",
                "pacingRatio         | 1:11         | Invalid pacingRatio",
                "maxDropRatio        | 0            | maxDropRatio should be between 1 and 99",
                "maxDropRatio        | 100          | maxDropRatio should be between 1 and 99",
                "tries               | 11           | tries should be between 1 and 10",
                "tries               | -1           | tries should be between 1 and 10",
                "maxConcurrentCalls  | 10000        | maxConcurrentCalls should be between 1 and 9999",
                "priority            | 0            | priority should be between 1 and 999",
                "customerRingingTime | 91           | customerRingingTime should be between 1 and 90",
                "callPrefix          | 1234567      | Invalid callPrefix",
            })
    void theFirstFaultIsNamed(String field, String value, String fault) {
        ObjectNode fields = least();
        if (value == null) {
            fields.remove(field);
        } else {
            fields.put(field, value);
        }
        assertEquals(fault, CampaignSetupReader.outbound(new Fields(fields)).fault());
    }

    @Test
    void anInboundCampaignHasNeitherHoursNorADialMethod() {
        ObjectNode fields = JsonNodeFactory.instance
                .objectNode()
                .put("campaignName", "Support")
                .put("campaignType", "InBound")
                .put("did", "7001");
        CampaignSetupReader.Reading reading = CampaignSetupReader.inbound(new Fields(fields));
        assertNull(reading.fault());
        assertEquals(CampaignTypeDto.IN_BOUND, reading.setup().fields().type().get());
        assertEquals(
                "Invalid campaignType",
                CampaignSetupReader.inbound(new Fields(fields.put("campaignType", "IVR")))
                        .fault());
    }

    @ParameterizedTest
    @CsvSource({"1:2, 2.00", "2:1, 2.00", "1:1, 1.00", "2:3, 1.50", "1:10, 10.00", "1:2.5, 2.50", "10:0.5, "})
    void theGreaterNumberIsThatOfTheCalls(String text, BigDecimal calls) {
        assertEquals(Optional.ofNullable(calls), PacingText.callsForAnAgent(text));
    }

    private static ObjectNode least() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("campaignName", "Spring_2030")
                .put("campaignType", "predictive")
                .put("dialMethod", "Skillwise")
                .put("did", "+12025550100")
                .put("runtimeStart", "09:00:00")
                .put("runtimeEnd", "20:00:01");
    }
}
