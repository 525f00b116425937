package io.outdial.platform.outbox;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DropRuleTest {

    private final OutboxEntry event = new OutboxEntry(
            UUID.randomUUID(),
            UUID.randomUUID(),
            "number.listed",
            Instant.EPOCH,
            0,
            Instant.EPOCH,
            null,
            null,
            "{}",
            null);

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, true"})
    void isDropped(boolean isProtective, boolean isConfirmed) {
        assertDoesNotThrow(() -> DropRule.require(event, isProtective, isConfirmed));
    }

    @ParameterizedTest
    @CsvSource("true, false")
    void isNotDropped(boolean isProtective, boolean isConfirmed) {
        Failure refused = assertThrows(Failure.Refused.class, () -> DropRule.require(event, isProtective, isConfirmed));
        assertEquals(ErrorCode.CONFLICT, refused.code());
    }
}
