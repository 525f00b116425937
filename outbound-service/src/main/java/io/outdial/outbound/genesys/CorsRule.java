package io.outdial.outbound.genesys;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Pages of which origins may call the API with an agent's credentials (genesys-web-services.md §3.5). */
final class CorsRule {

    static final String METHODS = "GET,POST,PUT,DELETE,OPTIONS";

    static final String HEADERS = String.join(
            ",",
            "X-Requested-With",
            "Content-Type",
            "Accept",
            "Origin",
            "Cookie",
            "authorization",
            "ssid",
            "surl",
            "ContactCenterId",
            CsrfProtection.TOKEN,
            "Idempotency-Key");

    static final String EXPOSED = CsrfProtection.HEADER_NAME + "," + CsrfProtection.TOKEN;

    private static final Pattern ORIGIN =
            Pattern.compile("https?://(?:[a-z0-9._-]{1,253}|\\[[0-9a-f:.]{2,45}])(?::[0-9]{1,5})?");
    private static final Pattern PATHS = Pattern.compile("/api(?:/.*)?");

    private final Set<String> origins;

    /** @throws IllegalArgumentException if one is no origin as browsers send it: {@code *} is none */
    CorsRule(List<String> origins) {
        for (String origin : origins) {
            if (!ORIGIN.matcher(origin).matches()) {
                throw new IllegalArgumentException(
                        "outdial.desktop.allowed-origins: " + origin + " is no origin such as https://desk.example");
            }
        }
        this.origins = Set.copyOf(origins);
    }

    boolean isOff() {
        return origins.isEmpty();
    }

    /** @param origin null where the request has none */
    boolean allows(String path, String origin) {
        return origin != null && origins.contains(origin) && PATHS.matcher(path).matches();
    }
}
