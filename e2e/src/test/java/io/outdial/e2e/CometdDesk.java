package io.outdial.e2e;

import java.io.Closeable;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.cometd.bayeux.Channel;
import org.cometd.bayeux.Message;
import org.cometd.bayeux.client.ClientSessionChannel.MessageListener;
import org.cometd.client.BayeuxClient;
import org.cometd.client.http.jetty.JettyHttpClientTransport;
import org.eclipse.jetty.client.HttpClient;

/**
 * A desktop with the CometD Java client, in the words that all its versions share: compiled with one, and loaded with
 * each. Others see it by types of the JDK only.
 */
public final class CometdDesk implements Closeable {

    /** Without one that arrives, another session goes on for this and is told again what was not confirmed. */
    private static final long GOODBYE_MILLIS = 20_000;

    private final HttpClient http = new HttpClient();
    private final BayeuxClient client;

    /**
     * Subscribes in the listener of the handshake, as desktops do, so that it happens again after each.
     *
     * @param cookie name and value
     * @param onSubscribed gets the id of the session and the channel
     * @param onMessage gets the channel and the data
     */
    public CometdDesk(
            String url,
            String[] cookie,
            List<String> channels,
            BiConsumer<String, String> onSubscribed,
            BiConsumer<String, Map<String, Object>> onMessage)
            throws Exception {
        http.start();
        client = new BayeuxClient(url, new JettyHttpClientTransport(null, http));
        putCookie(cookie);
        client.getChannel(Channel.META_SUBSCRIBE).addListener((MessageListener) (channel, reply) -> {
            if (reply.isSuccessful()) {
                onSubscribed.accept(client.getId(), (String) reply.get(Message.SUBSCRIPTION_FIELD));
            }
        });
        client.getChannel(Channel.META_HANDSHAKE).addListener((MessageListener) (channel, reply) -> {
            if (reply.isSuccessful()) {
                channels.forEach(each -> client.getChannel(each)
                        .subscribe((from, message) -> onMessage.accept(message.getChannel(), message.getDataAsMap())));
            }
        });
        client.handshake();
    }

    /** A cookie is a class of the JDK in some versions, and an interface of Jetty in others. */
    private void putCookie(String... cookie) throws ReflectiveOperationException {
        Method put = Arrays.stream(BayeuxClient.class.getMethods())
                .filter(method -> method.getName().equals("putCookie"))
                .findFirst()
                .orElseThrow();
        Class<?> type = put.getParameterTypes()[0];
        put.invoke(
                client,
                type.isInterface()
                        ? type.getMethod("from", String.class, String.class).invoke(null, (Object[]) cookie)
                        : type.getConstructor(String.class, String.class).newInstance((Object[]) cookie));
    }

    @Override
    public void close() throws IOException {
        client.disconnect(GOODBYE_MILLIS);
        try {
            http.stop();
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
