package io.outdial.outbound.notification;

import java.util.regex.Pattern;

/**
 * Which channels may be subscribed to: anything below {@code /v2}, {@code /me} and {@code /notifications}, ending in
 * {@code *} or {@code **} if wanted, and the two root patterns. These are the names that Genesys clients use (reference
 * genesys-web-services.md §4). {@code /**} is harmless here, since a session is only ever given its own user's
 * messages.
 *
 * <p>The rule bounds length and depth because CometD keeps an object for every channel that anybody subscribes to.
 */
public final class SubscriptionRule {

    private static final int MAX_LENGTH = 128;
    private static final String SEGMENT = "/[A-Za-z0-9_.~@$!()-]{1,64}";
    private static final String NAMED = "/(?:v2|me|notifications)(?:" + SEGMENT + "){0,7}";
    private static final Pattern CHANNEL = Pattern.compile(NAMED);
    private static final Pattern PATTERN = Pattern.compile("(?:" + NAMED + ")?/\\*\\*?");

    private SubscriptionRule() {}

    public static boolean isAllowed(String subscription) {
        return isChannel(subscription)
                || (subscription.length() <= MAX_LENGTH
                        && PATTERN.matcher(subscription).matches());
    }

    public static boolean isChannel(String channel) {
        return channel.length() <= MAX_LENGTH && CHANNEL.matcher(channel).matches();
    }
}
