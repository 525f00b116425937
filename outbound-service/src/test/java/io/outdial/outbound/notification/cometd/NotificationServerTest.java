package io.outdial.outbound.notification.cometd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.outdial.outbound.notification.cometd.NotificationFixture.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationServerTest {

    private static final Map<String, Settings> UNBOUNDED = Map.of(
            "timeout", Settings.DEFAULT.withTimeout(Duration.ZERO),
            "max-interval", Settings.DEFAULT.withMaxInterval(Duration.ofSeconds(-1)),
            "max-queue", Settings.DEFAULT.withMaxQueue(0));

    @ParameterizedTest
    @ValueSource(strings = {"timeout", "max-interval", "max-queue"})
    void doesNotStartWithoutBounds(String property) {
        Exception refused =
                assertThrows(IllegalArgumentException.class, () -> new NotificationServer(UNBOUNDED.get(property)));
        assertEquals(
                "outdial.notifications." + property + " must be positive",
                refused.getMessage().split(",")[0]);
    }

    @Test
    void offersNothingButLongPolling() throws Exception {
        NotificationServer server = new NotificationServer(Settings.DEFAULT);
        server.start();
        try {
            assertEquals(List.of("long-polling"), server.getAllowedTransports());
        } finally {
            server.stop();
        }
    }
}
