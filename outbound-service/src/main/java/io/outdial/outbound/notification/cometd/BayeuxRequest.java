package io.outdial.outbound.notification.cometd;

import io.outdial.outbound.notification.Credentials;
import io.outdial.outbound.notification.SecureRequest;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.net.InetSocketAddress;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.cometd.bayeux.server.BayeuxContext;
import org.cometd.server.CometDRequest;

/** A Vert.x request as CometD sees it. Its body and its credentials are known before CometD is entered. */
final class BayeuxRequest implements CometDRequest, BayeuxContext {

    static final String COOKIE = "BAYEUX_BROWSER";

    private final RoutingContext routing;
    private final HttpServerRequest request;
    private final List<Map<String, Object>> messages;
    private final Disconnection disconnection;
    private final Credentials credentials;
    private String browserId;

    BayeuxRequest(
            RoutingContext routing,
            List<Map<String, Object>> messages,
            Disconnection disconnection,
            Credentials credentials) {
        this.routing = routing;
        this.request = routing.request();
        this.messages = messages;
        this.disconnection = disconnection;
        this.credentials = credentials;
        this.browserId = getCookie(COOKIE);
    }

    List<Map<String, Object>> messages() {
        return messages;
    }

    Credentials credentials() {
        return credentials;
    }

    /** Which browser it comes from: by its cookie, or by the one that it is given now; null if neither is known. */
    String browserId() {
        return browserId;
    }

    void browserId(String given) {
        browserId = given;
    }

    /** Whether the client gives back the cookie that it was given with its handshake. */
    boolean hasCookie() {
        return getCookie(COOKIE) != null;
    }

    @Override
    public void addFailureHandler(Consumer<Throwable> handler) {
        disconnection.whenNoticed(handler);
    }

    @Override
    public String getMethod() {
        return request.method().name();
    }

    @Override
    public String getProtocol() {
        // In these words CometD tells HTTP/2, for which it has another limit of sessions.
        return request.version() == HttpVersion.HTTP_2 ? "HTTP/2.0" : "HTTP/1.1";
    }

    @Override
    public String getCookie(String name) {
        Cookie cookie = request.getCookie(name);
        return cookie == null ? null : cookie.getValue();
    }

    @Override
    public List<String> getParameterValues(String name) {
        return routing.queryParam(name);
    }

    @Override
    public String getParameter(String name) {
        return request.getParam(name);
    }

    @Override
    public String getCharacterEncoding() {
        return "UTF-8";
    }

    @Override
    public Input getInput() {
        throw new UnsupportedOperationException("The body is read before CometD is entered");
    }

    @Override
    public Object getAttribute(String name) {
        return routing.get(name);
    }

    @Override
    public void setAttribute(String name, Object value) {
        routing.put(name, value);
    }

    @Override
    public String getHeader(String name) {
        return request.getHeader(name);
    }

    @Override
    public List<String> getHeaderValues(String name) {
        return request.headers().getAll(name);
    }

    @Override
    public Object getRequestAttribute(String name) {
        return getAttribute(name);
    }

    @Override
    public String getURL() {
        return request.absoluteURI();
    }

    @Override
    public boolean isSecure() {
        return SecureRequest.is(request);
    }

    @Override
    public InetSocketAddress getRemoteAddress() {
        return inet(request.remoteAddress());
    }

    @Override
    public InetSocketAddress getLocalAddress() {
        return inet(request.localAddress());
    }

    @Override
    public List<Locale> getLocales() {
        return List.of(Locale.ROOT);
    }

    @Override
    public Principal getUserPrincipal() {
        return null;
    }

    @Override
    public boolean isUserInRole(String role) {
        return false;
    }

    @Override
    public Object getContextAttribute(String name) {
        return null;
    }

    @Override
    public String getSessionId() {
        return null;
    }

    @Override
    public Object getSessionAttribute(String name) {
        return null;
    }

    @Override
    public String getContextPath() {
        return "";
    }

    private static InetSocketAddress inet(SocketAddress address) {
        return InetSocketAddress.createUnresolved(address.host(), address.port());
    }
}
