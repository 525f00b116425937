package io.outdial.outbound.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriptionRuleTest {

    @ParameterizedTest
    @CsvSource({
        "/v2/me/outbound, true",
        "/v2/me, true",
        "/v2/users, true",
        "/me/internal, true",
        "/notifications/services, true",
        "/v2/me/*, true",
        "/v2/**, true",
        "/me/*, true",
        "/*, true",
        "/**, true",
        "/, false",
        "/***, false",
        "/v2/, false",
        "/v2/*/me, false",
        "/v2/**/me, false",
        "/v2//me, false",
        "/v2/{id}, false",
        "/v22/me, false",
        "/meta/connect, false",
        "/meta/*, false",
        "/service/x, false",
        "/chat/all, false",
        "v2/me, false",
        "/v2/1/2/3/4/5/6/7, true",
        "/v2/1/2/3/4/5/6/7/8, false"
    })
    void allows(String subscription, boolean allowed) {
        assertEquals(allowed, SubscriptionRule.isAllowed(subscription));
    }

    @Test
    void refusesLongNames() {
        assertEquals(false, SubscriptionRule.isAllowed("/v2/" + "x".repeat(65)));
        assertEquals(false, SubscriptionRule.isAllowed(("/v2" + ("/" + "x".repeat(40)).repeat(4))));
    }

    @Test
    void notificationNeedsAChannelThatSomebodyCanSubscribeTo() {
        assertThrows(IllegalArgumentException.class, () -> new Notification("/chat/all", Map.of()));
        assertThrows(IllegalArgumentException.class, () -> new Notification("/v2/me/*", Map.of()));
    }
}
