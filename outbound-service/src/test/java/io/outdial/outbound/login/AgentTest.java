package io.outdial.outbound.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.outdial.platform.caller.Caller;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.registry.Client;
import io.outdial.platform.time.TzdbZone;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentTest {

    private static final Client CLIENT = new Client(UUID.randomUUID(), "Demo", "IN", TzdbZone.UTC, null);

    @Test
    void theSubjectIsTheMember() {
        UUID member = UUID.randomUUID();
        assertEquals(new Agent(CLIENT.id(), member, "IN", CLIENT.timeZone()), Agent.of(caller(member.toString())));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "a-machine"})
    void whoIsNoMemberMayNot(String subject) {
        assertThrows(Failure.PermissionDenied.class, () -> Agent.of(caller(subject)));
    }

    private static Caller caller(String subject) {
        return new Caller(CLIENT, subject, Set.of("api-voice-outbound"), null);
    }
}
