package io.outdial.outbound.notification.cometd;

import static io.outdial.outbound.notification.cometd.NotificationFixture.outbound;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.outbound.notification.Subscriber;
import io.outdial.outbound.notification.UserNotifications;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.cometd.bayeux.Message;
import org.cometd.client.ext.AckExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real client behind a gateway, while its connections are cut and its replicas are killed, moved and restarted. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class FailoverTest {

    private static final int EVENTS = 120;

    @Inject
    UserNotifications notifications;

    private final Gateway gateway = new Gateway();
    private Desktops desktops;
    private SecondReplica one = new SecondReplica();
    private SecondReplica two = new SecondReplica();

    @BeforeEach
    void start() throws Exception {
        gateway.to(one.port());
        desktops = new Desktops("http://127.0.0.1:" + gateway.port() + "/api/v2/notifications");
    }

    @AfterEach
    void stop() throws Exception {
        desktops.close();
        gateway.close();
        one.close();
        two.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyEventArrivesInOrder(boolean acknowledged) throws InterruptedException {
        RecordFixture agent = new RecordFixture();
        Subscriber user = new Subscriber(agent.client, agent.member);
        List<Message> received = new CopyOnWriteArrayList<>();
        desktops.open(agent, received, acknowledged ? new AckExtension() : null, "/v2/me/outbound");

        for (int n = 1; n <= EVENTS; n++) {
            switch (n) {
                case 20 -> gateway.cut();
                case 40 -> gateway.to(two.port());
                case 60 -> two.kill();
                case 61 -> gateway.to(one.port());
                case 80 -> {
                    two.close();
                    two = new SecondReplica();
                    one.close();
                    gateway.to(two.port());
                }
                case 100 -> one = new SecondReplica();
                case 101 -> gateway.to(one.port());
                default -> Thread.sleep(10);
            }
            if (n % 2 == 0) {
                one.publish(user, outbound(Integer.toString(n)));
            } else {
                notifications.deliver(SecondReplica.store(notifications, user, outbound(Integer.toString(n))));
            }
        }

        await().atMost(Duration.ofSeconds(30)).until(() -> number(received, EVENTS));
        List<Integer> numbers = received.stream()
                .map(message -> Integer.valueOf((String) message.getDataAsMap().get("referenceId")))
                .toList();
        List<Integer> firsts = new ArrayList<>();
        for (int number : numbers) {
            if (firsts.isEmpty() || number > firsts.get(firsts.size() - 1)) {
                firsts.add(number);
            }
        }
        assertEquals(IntStream.rangeClosed(1, EVENTS).boxed().toList(), firsts);
        assertTrue(
                numbers.stream()
                        .allMatch(n -> numbers.stream().filter(n::equals).count() <= 3),
                numbers.toString());
        if (acknowledged) {
            assertEquals(firsts, numbers, "nothing twice");
        }
    }

    private static boolean number(List<Message> received, int n) {
        return received.stream()
                .anyMatch(message -> message.getDataAsMap().get("referenceId").equals(Integer.toString(n)));
    }
}
