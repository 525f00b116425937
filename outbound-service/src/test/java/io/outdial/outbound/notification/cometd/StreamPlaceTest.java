package io.outdial.outbound.notification.cometd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.outbound.notification.Notification;
import io.outdial.outbound.notification.SessionStore.Opened;
import io.outdial.outbound.notification.SessionStore.Progress;
import io.outdial.outbound.notification.StreamEvent;
import io.outdial.outbound.notification.Subscriber;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cometd.bayeux.server.ServerMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamPlaceTest {

    private static final Subscriber USER = new Subscriber(UUID.randomUUID(), UUID.randomUUID());
    private static final Notification MESSAGE = new Notification("/v2/me/outbound", Map.of());
    private static final long REFRESH = Duration.ofSeconds(10).toNanos();

    private final StreamPlace place = new StreamPlace();

    /** At event 5. */
    @ParameterizedTest
    @CsvSource({
        "3, 4, false, false", // before
        "4, 5, false, false", // the same
        "5, 6, true,  false", // the next
        "6, 7, false, true", // the one after
        "2, 9, true,  false", // the next that is kept
    })
    void takesWhatComesNext(long previous, long n, boolean taken, boolean lacks) {
        begin(5, 5);
        assertEquals(lacks, place.lacksEventsBefore(event(previous, n)));
        assertEquals(taken, place.take(event(previous, n)));
        assertEquals(taken ? n : 5, place.taken());
    }

    @Test
    void takesNothingBeforeItHasAPlace() {
        assertFalse(place.take(event(0, 1)));
        assertFalse(place.lacksEventsBefore(event(3, 4)));
        assertNull(place.unsaved("id", null, 0));
    }

    @ParameterizedTest
    @CsvSource({"/a, 0, false", "/a, 1999, false", "/a, 2000, true", "/a /b, 0, true", "/a /b /c, 0, true"})
    void waitsForTheSubscriptionsItHad(String subscriptions, long millis, boolean isReady) {
        place.begin(new Opened(3, 4, Set.of("/a", "/b")), Set.of(), 0);
        assertFalse(place.isReady());
        assertEquals(
                isReady,
                place.endWaiting(
                        Set.of(subscriptions.split(" ")),
                        Duration.ofMillis(millis).toNanos()));
        assertEquals(isReady, place.isReady());
        assertFalse(isReady && place.endWaiting(Set.of(), 0), "ends once");
    }

    @Test
    void doesNotWaitWhereNothingCame() {
        place.begin(new Opened(4, 4, Set.of("/a")), Set.of(), 0);
        assertTrue(place.isReady());
    }

    /** What the last reply carried comes again when a connect could be held and the next one may not. */
    @ParameterizedTest
    @CsvSource({"false, false, 0", "false, true, 1", "true, false, 0", "true, true, 0"})
    void aConnectConfirmsUnlessTheReplyIsLost(boolean firstAtOnce, boolean secondAtOnce, int again) {
        begin(0, 0);
        place.connect(firstAtOnce);
        send(1);
        assertEquals(again, place.connect(secondAtOnce).size());
    }

    @ParameterizedTest
    @CsvSource({"-1, 3, 0", "0, 3, 0", "1, 2, 1", "2, 1, 2", "3, 0, 3", "99, 0, 3"})
    void anAcknowledgementNamesWhatHasArrived(long ack, int again, long acked) {
        begin(0, 0);
        send(1);
        send(2);
        send(3);
        List<ServerMessage> repeated = place.confirm(ack);
        assertEquals(again, repeated.size());
        Progress progress = place.unsaved("id", repeated.isEmpty() ? null : repeated.get(0), 0);
        assertEquals(acked, progress.acked());
    }

    /** The replica before had not noted it yet; more than there is nobody has received. */
    @ParameterizedTest
    @CsvSource({"6, 6", "8, 8", "9, 8", "4, 5"})
    void aClientKnowsBetterThanTheReplicaBefore(long ack, long taken) {
        begin(5, 8);
        assertTrue(place.confirm(ack).isEmpty());
        assertEquals(taken, place.taken());
    }

    @Test
    void whatCouldNotBeWrittenIsToBeSentAgainAndNotConfirmed() {
        begin(0, 0);
        place.connect(false);
        List<ServerMessage> sent = send(1);
        assertEquals(sent, place.unsent(sent));
        assertEquals(List.of(), place.unsent(sent), "once");
        assertEquals(0, place.unconfirmed());
    }

    @Test
    void isStoredWhenItHasComeFurtherAndNowAndThen() {
        begin(5, 5);
        assertNull(place.unsaved("id", null, REFRESH));
        place.take(event(5, 6));
        Progress further = place.unsaved("id", null, REFRESH);
        assertEquals(new Progress("id", 6, 0), further);
        place.saved(further);
        assertNull(place.unsaved("id", null, REFRESH));
        place.seen(REFRESH);
        assertEquals(new Progress("id", 6, REFRESH), place.unsaved("id", null, REFRESH));
    }

    private void begin(long acked, long last) {
        place.begin(new Opened(acked, last, Set.of()), Set.of(), 0);
    }

    private List<ServerMessage> send(long n) {
        assertTrue(place.take(event(n - 1, n)));
        List<ServerMessage> messages = List.of(new StreamMessage(n, MESSAGE));
        place.sent(messages);
        return messages;
    }

    private static StreamEvent event(long previous, long n) {
        return new StreamEvent(USER, previous, n, List.of(MESSAGE));
    }
}
