package io.outdial.transfer.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.contract.transfer.ConditionOperatorDto;
import io.outdial.contract.transfer.PingMethodDto;
import io.outdial.contract.transfer.SoftphoneFallbackTypeDto;
import io.outdial.contract.transfer.SoftphoneHandoffStrategyDto;
import io.outdial.contract.transfer.TransferConfigDto;
import io.outdial.contract.transfer.TransferTypeDto;
import io.outdial.contract.transfer.UpdateTransferConfigDto;
import io.outdial.contract.transfer.WarmModeDto;
import io.outdial.transfer.routing.SoftphoneFallbackType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openapitools.jackson.nullable.JsonNullableModule;

class TransferConfigMapperTest {

    private final ObjectMapper json = new ObjectMapper().registerModule(new JsonNullableModule());

    @Test
    void whatIsAbsentStays() throws JsonProcessingException {
        TransferConfig config = config();
        TransferConfigDto before = TransferConfigMapper.toDto(config);
        TransferConfigMapper.apply(patch("{}"), config);
        assertEquals(before, TransferConfigMapper.toDto(config));
    }

    @Test
    void whatIsNullIsCleared() throws JsonProcessingException {
        TransferConfig config = config();
        TransferConfigMapper.apply(patch("{\"warmMode\":null,\"dynamicOptions\":null,\"sipUri\":null}"), config);
        assertNull(config.warmMode);
        assertNull(config.dynamicOptions);
        assertNull(config.sipUri);
        assertEquals("Sales", config.name);
        assertEquals("X-A: 1", config.sipHeaders);
    }

    @Test
    void whatIsThereIsSet() throws JsonProcessingException {
        TransferConfig config = config();
        TransferConfigMapper.apply(
                patch(
                        "{\"name\":\"N\",\"warmTransfer\":false,\"warmMode\":\"immediate-summary\",\"transferWaitingMessages\":[]}"),
                config);
        assertEquals("N", config.name);
        assertFalse(config.warmTransfer);
        assertEquals(WarmMode.IMMEDIATE_SUMMARY, config.warmMode);
        assertEquals(List.of(), config.transferWaitingMessages);
    }

    @Test
    void optionsAreReplacedWhole() throws JsonProcessingException {
        TransferConfig config = config();
        TransferConfigMapper.apply(patch("{\"dynamicOptions\":{\"transferNumber\":\"2\"}}"), config);
        assertNull(config.dynamicOptions.pingUrl());
        assertEquals("2", config.dynamicOptions.transferNumber());
    }

    @Test
    void theDestinationsOfAPatch() throws JsonProcessingException {
        DestinationPatch none = TransferConfigMapper.destination(patch("{\"name\":\"N\"}"));
        assertFalse(none.touchesDestination());
        DestinationPatch cleared = TransferConfigMapper.destination(patch("{\"dynamicOptions\":null}"));
        assertTrue(cleared.pingUrl().isPresent());
        assertNull(cleared.pingUrl().get());
        DestinationPatch all = TransferConfigMapper.destination(
                patch(
                        "{\"type\":\"dynamic\",\"sipUri\":\"s\",\"directPhoneNumber\":null,\"dynamicOptions\":{\"pingUrl\":\"u\"}}"));
        assertEquals(new Destination(TransferType.DYNAMIC, null, "s", "u", null), all.applyTo(config().destination()));
    }

    @ParameterizedTest
    @MethodSource
    void constantsHaveTheNamesOfTheContract(Enum<?>[] ours, Enum<?>[] contract) {
        assertEquals(names(contract), names(ours));
    }

    static Stream<Arguments> constantsHaveTheNamesOfTheContract() {
        return Stream.of(
                Arguments.of(TransferType.values(), TransferTypeDto.values()),
                Arguments.of(WarmMode.values(), WarmModeDto.values()),
                Arguments.of(SoftphoneFallbackType.values(), SoftphoneFallbackTypeDto.values()),
                Arguments.of(SoftphoneHandoffStrategy.values(), SoftphoneHandoffStrategyDto.values()),
                Arguments.of(DynamicOptions.Method.values(), PingMethodDto.values()),
                Arguments.of(DynamicOptions.Operator.values(), ConditionOperatorDto.values()));
    }

    private UpdateTransferConfigDto patch(String body) throws JsonProcessingException {
        return json.readValue(body, UpdateTransferConfigDto.class);
    }

    private static TransferConfig config() {
        TransferConfig config = new TransferConfig();
        config.clientId = UUID.randomUUID();
        config.id = UUID.randomUUID();
        config.createdAt = Instant.EPOCH;
        config.updatedAt = Instant.EPOCH;
        config.name = "Sales";
        config.type = TransferType.SIP;
        config.warmTransfer = true;
        config.directPhoneNumber = "1";
        config.dynamicOptions = new DynamicOptions("https://a", null, null, null, null, null, null, null);
        config.sipUri = "sip:a";
        config.sipHeaders = "X-A: 1";
        config.warmMode = WarmMode.WAIT_FOR_OPERATOR;
        config.transferWaitingMessages = List.of("Wait");
        return config;
    }

    private static List<String> names(Enum<?>[] constants) {
        return Stream.of(constants).map(Enum::name).toList();
    }
}
