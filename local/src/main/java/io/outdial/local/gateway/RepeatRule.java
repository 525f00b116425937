package io.outdial.local.gateway;

import java.util.Set;

/**
 * Which requests may be sent to a second replica after the first one broke off without a byte of an answer: it may have
 * carried the request out. A request whose connection was refused was never sent, and may be sent anywhere.
 */
final class RepeatRule {

    /** Safe methods of RFC 9110, 9.2.1. */
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private RepeatRule() {}

    /**
     * Not even with an {@code Idempotency-Key}: its repetition is the client's, who also sends it when the gateway is
     * what has failed.
     *
     * @param hasBody which has been passed on by then, and is not kept
     */
    static boolean mayRepeat(String method, boolean hasBody) {
        return !hasBody && SAFE.contains(method);
    }
}
