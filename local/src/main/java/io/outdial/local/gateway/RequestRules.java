package io.outdial.local.gateway;

import io.outdial.platform.request.RequestPath;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a request must fulfil to mean the same to the gateway, to a service and to any other gateway. Above all this
 * concerns what HTTP/2 can transport and HTTP/1 cannot express, where the end of a line ends a header.
 */
final class RequestRules {

    static final int MAX_TARGET_LENGTH = 8 * 1024;
    static final int MAX_HEADER_BYTES = 16 * 1024;

    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+\\-.^_`|~0-9A-Za-z]+");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9\\-._~%!$&'()*+,;=:\\[\\]]+");
    private static final int MAX_METHOD_LENGTH = 32;

    /** What HTTP/1 puts around a header: colon, blank and the end of the line. */
    private static final int SEPARATORS = 4;

    private RequestRules() {}

    /** The first fault of a request, if it has one. */
    static Optional<Refusal> fault(HttpServerRequest request) {
        if (request.uri().length() > MAX_TARGET_LENGTH) {
            return Optional.of(Refusal.LINE_TOO_LONG);
        }
        String method = request.method().name();
        if (method.length() > MAX_METHOD_LENGTH || !TOKEN.matcher(method).matches() || method.equals("CONNECT")) {
            return Optional.of(Refusal.BAD_REQUEST);
        }
        return ofHeaders(request.headers())
                .or(() -> ofHost(request))
                .or(() -> ofTarget(request.uri()))
                .or(() -> ofFraming(request.headers()));
    }

    private static Optional<Refusal> ofTarget(String target) {
        if (RequestPath.normalise(target).isEmpty()) {
            return Optional.of(Refusal.BAD_PATH);
        }
        return RequestPath.isQuery(RequestPath.queryOf(target)) ? Optional.empty() : Optional.of(Refusal.BAD_QUERY);
    }

    private static Optional<Refusal> ofHeaders(MultiMap headers) {
        long bytes = 0;
        for (Map.Entry<String, String> header : headers) {
            bytes += header.getKey().length() + header.getValue().length() + SEPARATORS;
            if (!TOKEN.matcher(header.getKey()).matches() || !isFieldValue(header.getValue())) {
                return Optional.of(Refusal.BAD_HEADER);
            }
        }
        return bytes > MAX_HEADER_BYTES ? Optional.of(Refusal.HEADERS_TOO_LARGE) : Optional.empty();
    }

    /** Only HTTP/1.0 knows requests that name no host. */
    private static Optional<Refusal> ofHost(HttpServerRequest request) {
        List<String> given = request.headers().getAll("Host");
        if (request.version() == HttpVersion.HTTP_2) {
            boolean named = request.authority() != null && given.size() <= 1;
            return named ? Optional.empty() : Optional.of(Refusal.BAD_HOST);
        }
        boolean missing = given.isEmpty() && request.version() == HttpVersion.HTTP_1_0;
        boolean one = given.size() == 1 && HOST.matcher(given.get(0)).matches();
        return missing || one ? Optional.empty() : Optional.of(Refusal.BAD_HOST);
    }

    /** A coding that only the gateway decodes would make the service see something else than the client sent. */
    private static Optional<Refusal> ofFraming(MultiMap headers) {
        List<String> codings = headers.getAll("Transfer-Encoding");
        boolean plain =
                codings.isEmpty() || (codings.size() == 1 && codings.get(0).equalsIgnoreCase("chunked"));
        return plain ? Optional.empty() : Optional.of(Refusal.BAD_REQUEST);
    }

    private static boolean isFieldValue(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7f || c > 0xff) {
                return false;
            }
        }
        return true;
    }
}
