package io.outdial.outbound.notification.cometd;

import static org.awaitility.Awaitility.await;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.TestEnvironment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cometd.bayeux.Channel;
import org.cometd.bayeux.Message;
import org.cometd.bayeux.client.ClientSession;
import org.cometd.bayeux.client.ClientSessionChannel.MessageListener;
import org.cometd.client.BayeuxClient;
import org.cometd.client.http.jetty.JettyHttpClientTransport;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpHeader;

/** Agents' desktops, as receivers of notifications: the real CometD client. */
final class Desktops {

    private final String url;
    private final HttpClient http = new HttpClient();
    private final List<BayeuxClient> clients = new ArrayList<>();

    Desktops(String url) throws Exception {
        this.url = url;
        http.start();
    }

    static String basic(RecordFixture user) {
        return basic(user.user, TestEnvironment.AGENT_PASSWORD);
    }

    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** Connected and subscribed when it returns; subscribes again after each handshake. */
    BayeuxClient open(RecordFixture user, List<Message> received, String... channels) {
        return open(user, received, null, channels);
    }

    /** @param extension null for none */
    BayeuxClient open(
            RecordFixture user, List<Message> received, ClientSession.Extension extension, String... channels) {
        BayeuxClient client = new BayeuxClient(url, new JettyHttpClientTransport(null, http) {
            @Override
            protected void customize(Request request) {
                request.headers(headers -> headers.put(HttpHeader.AUTHORIZATION, basic(user)));
            }
        });
        clients.add(client);
        if (extension != null) {
            client.addExtension(extension);
        }
        List<String> subscribed = new CopyOnWriteArrayList<>();
        client.getChannel(Channel.META_HANDSHAKE).addListener((MessageListener) (handshake, reply) -> {
            if (reply.isSuccessful()) {
                for (String channel : channels) {
                    client.getChannel(channel)
                            .subscribe((from, message) -> collect(message, received), done -> subscribed.add(channel));
                }
            }
        });
        client.handshake();
        await().until(() -> client.isConnected() && subscribed.size() >= channels.length);
        return client;
    }

    /** A listener of {@code /**} hears the client's own meta messages too; only notifications carry data. */
    private static void collect(Message message, List<Message> received) {
        if (message.getData() != null) {
            received.add(message);
        }
    }

    void close() throws Exception {
        clients.forEach(client -> client.disconnect(5_000));
        http.stop();
    }
}
