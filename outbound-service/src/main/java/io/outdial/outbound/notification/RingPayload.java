package io.outdial.outbound.notification;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * What a ring says, as short as it can be: {@code <replica> <entry> <entry> …}. An entry is the two ids of a user in
 * Base64, or {@code @} and the id of a session.
 *
 * @param from the replica that rings
 * @param isTooMany whether more streams have moved than a payload can name
 */
record RingPayload(UUID from, boolean isTooMany, List<Subscriber> users, List<String> sessions) {

    /** PostgreSQL takes less than 8,000 bytes. */
    static final int MAX_BYTES = 7_900;

    private static final String TOO_MANY = "*";
    private static final char SESSION = '@';

    static String entry(Subscriber user) {
        ByteBuffer ids = ByteBuffer.allocate(4 * Long.BYTES);
        for (UUID id : List.of(user.clientId(), user.memberId())) {
            ids.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        }
        return Base64.getEncoder().withoutPadding().encodeToString(ids.array());
    }

    static String entry(String session) {
        return SESSION + session;
    }

    static String write(UUID from, Collection<String> entries) {
        String payload = from + " " + String.join(" ", entries);
        return payload.length() <= MAX_BYTES ? payload : from + " " + TOO_MANY;
    }

    static RingPayload read(String payload) {
        String[] words = payload.split(" ");
        List<Subscriber> users = new ArrayList<>();
        List<String> sessions = new ArrayList<>();
        boolean isTooMany = false;
        for (int i = 1; i < words.length; i++) {
            if (words[i].equals(TOO_MANY)) {
                isTooMany = true;
            } else if (words[i].charAt(0) == SESSION) {
                sessions.add(words[i].substring(1));
            } else {
                users.add(user(words[i]));
            }
        }
        return new RingPayload(UUID.fromString(words[0]), isTooMany, users, sessions);
    }

    private static Subscriber user(String entry) {
        ByteBuffer ids = ByteBuffer.wrap(Base64.getDecoder().decode(entry));
        return new Subscriber(new UUID(ids.getLong(), ids.getLong()), new UUID(ids.getLong(), ids.getLong()));
    }
}
