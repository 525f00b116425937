package io.outdial.transfer.ping;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URL taken apart once. What connects uses these parts and never reads the text again, so no two readers of it can
 * disagree. Read strictly: notations that a browser would turn into an address (decimal, octal, hex and short forms,
 * full-width digits, percent-encoded hosts, trailing dots, zone ids) and parts that can confuse parsers (user info,
 * backslashes, fragments) are refused.
 *
 * @param endpoint scheme, host and port
 * @param literal the address, where the host is one; else null
 * @param target path and query as they go into the request line
 */
record PingUrl(Endpoint endpoint, InetAddress literal, String target) {

    static final int MAX_LENGTH = 8192;

    /** @param host in lower case; an IPv6 address in brackets */
    record Endpoint(boolean secure, String host, int port) {

        /** As the Host header has it. */
        String authority() {
            return port == (secure ? 443 : 80) ? host : host + ":" + port;
        }
    }

    private static final Pattern URL = Pattern.compile(
            "(?i:(https?))://([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:]+])(?::([0-9]{1,5}))?((?:/[^?#]*)?(?:\\?[^#]*)?)");
    private static final Pattern TARGET = Pattern.compile("(?:[A-Za-z0-9/?:@!$&'()*+,;=._~\\[\\]-]|%[0-9A-Fa-f]{2})*+");
    private static final Pattern NAME =
            Pattern.compile("(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\\.)*+[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?");
    private static final Pattern ENDS_IN_A_NUMBER = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)");
    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern DOTTED_QUAD = Pattern.compile("(?:" + OCTET + "\\.){3}" + OCTET);

    /** Empty for everything that is not plainly an http or https URL. */
    static Optional<PingUrl> parse(String url) {
        Matcher parts = URL.matcher(url);
        if (url.length() > MAX_LENGTH
                || !parts.matches()
                || !TARGET.matcher(parts.group(4)).matches()) {
            return Optional.empty();
        }
        boolean secure = parts.group(1).length() == 5;
        int port = parts.group(3) == null ? (secure ? 443 : 80) : Integer.parseInt(parts.group(3));
        String host = parts.group(2).toLowerCase(Locale.ROOT);
        if (port < 1 || port > 65_535) {
            return Optional.empty();
        }
        String target = parts.group(4).startsWith("/") ? parts.group(4) : "/" + parts.group(4);
        Endpoint endpoint = new Endpoint(secure, host, port);
        if (host.startsWith("[") || ENDS_IN_A_NUMBER.matcher(host).matches()) {
            return literal(host).map(address -> new PingUrl(endpoint, address, target));
        }
        return host.length() <= 253 && NAME.matcher(host).matches()
                ? Optional.of(new PingUrl(endpoint, null, target))
                : Optional.empty();
    }

    /** Only texts that name resolution is never asked about come as far as {@code getByName}. */
    private static Optional<InetAddress> literal(String host) {
        boolean bracketed = host.startsWith("[");
        if (!bracketed && !DOTTED_QUAD.matcher(host).matches()) {
            return Optional.empty();
        }
        try {
            InetAddress address = InetAddress.getByName(host);
            // Java turns an IPv4-mapped address into IPv4.
            return bracketed && !(address instanceof Inet6Address) ? Optional.empty() : Optional.of(address);
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
