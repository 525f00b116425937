package io.outdial.outbound.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RingPayloadTest {

    private static final UUID REPLICA = UUID.randomUUID();

    @Test
    void namesUsersAndSessions() {
        Subscriber one = user();
        Subscriber two = user();
        RingPayload read = RingPayload.read(RingPayload.write(
                REPLICA, List.of(RingPayload.entry(one), RingPayload.entry("session"), RingPayload.entry(two))));
        assertEquals(new RingPayload(REPLICA, false, List.of(one, two), List.of("session")), read);
    }

    @Test
    void saysTooManyWhereTheyDoNotFit() {
        List<String> entries =
                IntStream.range(0, 178).mapToObj(n -> RingPayload.entry(user())).toList();
        assertTrue(RingPayload.write(REPLICA, entries).length() <= RingPayload.MAX_BYTES);
        assertEquals(
                178,
                RingPayload.read(RingPayload.write(REPLICA, entries)).users().size());

        List<String> more =
                IntStream.range(0, 200).mapToObj(n -> RingPayload.entry(user())).toList();
        RingPayload read = RingPayload.read(RingPayload.write(REPLICA, more));
        assertTrue(read.isTooMany());
        assertTrue(read.users().isEmpty());
        assertFalse(RingPayload.read(RingPayload.write(REPLICA, List.of())).isTooMany());
    }

    private static Subscriber user() {
        return new Subscriber(UUID.randomUUID(), UUID.randomUUID());
    }
}
