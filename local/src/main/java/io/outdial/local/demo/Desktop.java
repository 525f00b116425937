package io.outdial.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.cometd.bayeux.Channel;
import org.cometd.bayeux.Message;
import org.cometd.bayeux.client.ClientSession;
import org.cometd.bayeux.client.ClientSessionChannel;
import org.cometd.client.BayeuxClient;
import org.cometd.client.http.jetty.JettyHttpClientTransport;
import org.cometd.client.transport.ClientTransport;
import org.cometd.client.transport.TransportListener;
import org.cometd.common.JacksonJSONContextClient;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * An agent's desktop as far as it listens: the CometD Java client on long polling, subscribed to both channels of the
 * page. Keeps messages in the order of the wire, the {@code /meta/connect} replies among them.
 */
final class Desktop implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final List<String> PAGE_ORDER = List.of("successful", "advice", "data", "id", "channel");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final BayeuxClient client;
    private final BlockingQueue<List<JsonNode>> responses = new LinkedBlockingQueue<>();

    private Desktop(HttpClient http, BayeuxClient client) {
        this.http = http;
        this.client = client;
    }

    /**
     * Returns when the desktop is subscribed.
     *
     * @param authorization value of the Authorization header
     * @throws DesktopException if the server refuses, or does not answer in time
     */
    static Desktop open(String gateway, String authorization) {
        HttpClient http = new HttpClient();
        BayeuxClient client = new BayeuxClient(
                gateway + "/api/v2/notifications",
                new JettyHttpClientTransport(
                        new HashMap<>(Map.of(ClientTransport.JSON_CONTEXT_OPTION, new JacksonJSONContextClient())),
                        http) {
                    @Override
                    protected void customize(Request request) {
                        request.headers(headers -> headers.put(HttpHeader.AUTHORIZATION, authorization));
                    }
                });
        Desktop desktop = new Desktop(http, client);
        try {
            http.start();
            desktop.subscribe();
            return desktop;
        } catch (Exception e) {
            desktop.close();
            throw e instanceof DesktopException failure ? failure : new DesktopException(e.toString(), e);
        }
    }

    private void subscribe() {
        client.addTransportListener(new TransportListener() {
            @Override
            public void onMessages(List<Message.Mutable> messages) {
                responses.add(messages.stream().map(Desktop::asPrinted).toList());
            }
        });
        client.handshake(TIMEOUT.toMillis());
        if (!client.waitFor(TIMEOUT.toMillis(), BayeuxClient.State.CONNECTED)) {
            throw new DesktopException("no session on /api/v2/notifications: " + responses);
        }
        for (String channel : List.of(DoNotCallEvents.OUTBOUND, DoNotCallEvents.INTERNAL)) {
            subscribe(channel);
        }
        responses.clear();
    }

    private void subscribe(String channel) {
        CountDownLatch confirmed = new CountDownLatch(1);
        ClientSessionChannel.MessageListener listener = (from, message) -> {};
        ClientSession.MessageListener onReply = reply -> {
            if (reply.isSuccessful()) {
                confirmed.countDown();
            }
        };
        client.getChannel(channel).subscribe(listener, onReply);
        if (!awaits(confirmed)) {
            throw new DesktopException(channel + " cannot be subscribed to: " + responses);
        }
    }

    private static boolean awaits(CountDownLatch latch) {
        try {
            return latch.await(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * The messages of the responses that carried notifications, until both channels have delivered or the time is up.
     */
    List<JsonNode> notifications() {
        List<JsonNode> notifications = new ArrayList<>();
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        try {
            while (notifications.stream().filter(Desktop::isNotification).count() < 2) {
                List<JsonNode> response = responses.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (response == null) {
                    break;
                }
                if (response.stream().anyMatch(Desktop::isNotification)) {
                    notifications.addAll(response);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return notifications;
    }

    private static boolean isNotification(JsonNode message) {
        return !message.path("channel").asText().startsWith(Channel.META);
    }

    /** CometD keeps no order of the outer fields; on the screen they are easier to find in that of the page. */
    private static JsonNode asPrinted(Message message) {
        Map<String, Object> rest = new LinkedHashMap<>(message);
        ObjectNode printed = JSON.createObjectNode();
        for (String name : PAGE_ORDER) {
            if (rest.containsKey(name)) {
                printed.set(name, JSON.valueToTree(rest.remove(name)));
            }
        }
        rest.forEach((name, value) -> printed.set(name, JSON.valueToTree(value)));
        return printed;
    }

    @Override
    public void close() {
        client.disconnect(TIMEOUT.toMillis());
        LifeCycle.stop(http);
    }

    /** The desktop cannot listen; the message says why. */
    static final class DesktopException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        DesktopException(String message) {
            super(message);
        }

        DesktopException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
