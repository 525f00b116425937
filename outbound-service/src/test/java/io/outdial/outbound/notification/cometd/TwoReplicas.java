package io.outdial.outbound.notification.cometd;

import static io.outdial.outbound.notification.cometd.NotificationFixture.internal;
import static io.outdial.outbound.notification.cometd.NotificationFixture.outbound;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.outbound.notification.Subscriber;
import io.outdial.outbound.notification.UserNotifications;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URL;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An agent, and a second replica beside the one that runs. */
abstract class TwoReplicas {

    static final String AT_ONCE = "'advice':{'timeout':0},";
    static final String ALL = "/**";

    final DataSource database = TestEnvironment.database();

    @Inject
    UserNotifications notifications;

    @TestHTTPResource("/api/v2/notifications")
    URL url;

    SecondReplica second;
    RecordFixture agent;
    Subscriber user;

    @BeforeEach
    void start() {
        agent = new RecordFixture();
        user = new Subscriber(agent.client, agent.member);
        second = new SecondReplica();
    }

    @AfterEach
    void stop() {
        second.close();
    }

    long storedSessions() {
        return number("SELECT count(*) FROM notification_session WHERE member_id = ?");
    }

    long number(String query) {
        return Long.parseLong(agent.text(query, agent.member));
    }

    static void assertUnknown(RawClient client) {
        assertEquals(
                "402::Unknown client",
                client.connect(AT_ONCE).path(0).path("error").asText());
    }

    RawClient first() {
        return new RawClient(url.toString(), Desktops.basic(agent));
    }

    void publish(String name) {
        notifications.deliver(SecondReplica.store(notifications, user, outbound(name), internal(name)));
    }

    static List<String> names(JsonNode replies) {
        return StreamSupport.stream(replies.spliterator(), false)
                .filter(message -> message.has("data"))
                .map(message -> message.path("data").path("referenceId").asText())
                .toList();
    }
}
