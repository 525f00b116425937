package io.outdial.transfer.ping;

import java.time.Duration;
import java.util.Map;

/**
 * A question to a client's own system.
 *
 * @param url as it is to be asked, nothing left to fill in
 * @param post false for a GET, which carries no body
 * @param body JSON text; null for none
 * @param timeout for everything from the name look-up to the last byte; null for the default of the service, and never
 *     more than its most
 */
public record PingRequest(String url, boolean post, Map<String, String> headers, String body, Duration timeout) {}
