package io.outdial.e2e;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cometd.bayeux.Channel;
import org.cometd.bayeux.Message;
import org.cometd.bayeux.client.ClientSessionChannel.MessageListener;
import org.cometd.client.BayeuxClient;
import org.cometd.client.http.jetty.JettyHttpClientTransport;
import org.cometd.client.transport.ClientTransport;
import org.cometd.client.transport.TransportListener;
import org.cometd.common.JacksonJSONContextClient;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.component.LifeCycle;

/** An agent's desktop: the CometD Java client, which subscribes again after every handshake as desktops do. */
final class Listener implements AutoCloseable {

    static final List<String> CHANNELS = List.of("/v2/me/outbound", "/me/internal");

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final HttpClient http = new HttpClient();
    private final BayeuxClient client;
    private final List<List<String>> responses = new CopyOnWriteArrayList<>();
    private final List<Message> received = new CopyOnWriteArrayList<>();
    private final Set<String> subscribed = ConcurrentHashMap.newKeySet();

    Listener(URI gateway, String authorization) throws Exception {
        http.start();
        client = new BayeuxClient(
                gateway + "/api/v2/notifications",
                new JettyHttpClientTransport(
                        new HashMap<>(Map.of(ClientTransport.JSON_CONTEXT_OPTION, new JacksonJSONContextClient())),
                        http) {
                    @Override
                    protected void customize(Request request) {
                        request.headers(headers -> headers.put(HttpHeader.AUTHORIZATION, authorization));
                    }
                });
        client.addTransportListener(new TransportListener() {
            @Override
            public void onMessages(List<Message.Mutable> messages) {
                responses.add(messages.stream().map(Message::getChannel).toList());
            }
        });
        client.getChannel(Channel.META_HANDSHAKE).addListener((MessageListener) (channel, reply) -> {
            if (reply.isSuccessful()) {
                CHANNELS.forEach(this::subscribe);
            }
        });
        client.handshake();
        awaitReady();
    }

    private void subscribe(String channel) {
        client.getChannel(channel).subscribe((from, message) -> received.add(message), reply -> {
            if (reply.isSuccessful()) {
                subscribed.add(channel + "@" + client.getId());
            }
        });
    }

    private void awaitReady() {
        await().atMost(TIMEOUT).until(this::isReady);
    }

    private boolean isReady() {
        return client.isConnected()
                && CHANNELS.stream().allMatch(channel -> subscribed.contains(channel + "@" + client.getId()));
    }

    List<Message> received(int atLeast) {
        await().atMost(TIMEOUT).until(() -> received.size() >= atLeast);
        return new ArrayList<>(received);
    }

    List<Message> receivedSoFar() {
        return new ArrayList<>(received);
    }

    /** The channels of the messages of each HTTP response so far, in the order of the wire. */
    List<List<String>> responses() {
        return responses;
    }

    @Override
    public void close() {
        client.disconnect(TIMEOUT.toMillis());
        LifeCycle.stop(http);
    }
}
