package io.outdial.outbound.genesys;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.outdial.outbound.desk.Desk;
import io.outdial.outbound.desk.DeskDevice;
import io.outdial.platform.failure.Failure;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionRuleTest {

    private static final DeskDevice FIRST = new DeskDevice(UUID.randomUUID(), "7001");
    private static final DeskDevice SECOND = new DeskDevice(UUID.randomUUID(), null);

    /** Each channel with its status code. */
    @ParameterizedTest
    @CsvSource({
        "voice, api-voice, true, voice 0",
        "voice chat email, api-voice, true, voice 0 chat 6 email 6",
        "chat voice, api-voice, true, chat 6 voice 0",
        "voice chat, api-voice-outbound, true, voice 5 chat 6",
        "voice, api-voice, false, voice 6",
        "Voice, api-voice, true, Voice 6",
    })
    void aChannelCanBeWorkedWithOrNot(String channels, String feature, boolean hasDevice, String outcomes) {
        assertEquals(
                outcomes,
                SessionRule.outcomes(Arrays.asList(channels.split(" ")), Set.of(feature), hasDevice ? FIRST : null)
                        .stream()
                        .map(outcome -> outcome.channel() + " "
                                + (outcome.isFailed() ? GenesysDialect.statusCode(outcome.failure()) : 0))
                        .collect(Collectors.joining(" ")));
    }

    @Test
    void ifAllFailTheFirstFailureIsTheAnswer() {
        List<ChannelOutcome> failed = SessionRule.outcomes(List.of("voice", "chat"), Set.of(), FIRST);
        assertThrows(Failure.PermissionDenied.class, () -> SessionRule.requireAny(failed));
        assertDoesNotThrow(() ->
                SessionRule.requireAny(SessionRule.outcomes(List.of("chat", "voice"), Set.of("api-voice"), FIRST)));
    }

    @Test
    void theDeviceIsTheNamedOneOrTheFirst() {
        Desk desk = desk(List.of(FIRST, SECOND));
        assertEquals(FIRST, SessionRule.device(desk, null));
        assertEquals(SECOND, SessionRule.device(desk, "/devices/" + SECOND.id()));
        assertNull(SessionRule.device(desk, "/devices/" + UUID.randomUUID()));
        assertNull(SessionRule.device(desk, SECOND.id().toString()));
        assertNull(SessionRule.device(desk(List.of()), null));
    }

    private static Desk desk(List<DeskDevice> devices) {
        return new Desk(UUID.randomUUID(), "ada", "Ada", List.of(), devices, null);
    }
}
