package io.outdial.outbound.notification;

import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;

/** Whether a request came over HTTPS, so that a cookie may be {@code Secure}. */
public final class SecureRequest {

    private SecureRequest() {}

    /**
     * Behind a gateway the connection itself is plain. The header is believed from any sender: whoever forges it makes
     * only its own cookie Secure, whereas a gateway that is not named as trusted would lose every cookie that flag.
     */
    public static boolean is(HttpServerRequest request) {
        String forwarded = request.getHeader("X-Forwarded-Proto");
        return "https".equals(request.scheme())
                || (forwarded != null && forwarded.toLowerCase(Locale.ROOT).startsWith("https"));
    }
}
