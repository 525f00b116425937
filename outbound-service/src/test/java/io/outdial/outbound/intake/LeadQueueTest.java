package io.outdial.outbound.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.outdial.outbound.record.NewRecordRepository.Waiting;
import io.outdial.platform.failure.Failure;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** No lead is the worse for those that it waits with. */
class LeadQueueTest {

    private final Exception refused = new PgException("a value", "ERROR", "23514", "a constraint");
    private final Exception timedOut = new PgException("a lock", "ERROR", "55P03", "waited for in vain");
    private final Exception gone = new IOException("gone");
    private final Exception unreadable = new IllegalStateException("cannot even be looked at") {
        @Override
        public synchronized Throwable getCause() {
            throw new IllegalStateException("because of this");
        }
    };

    private record Settings(int maxWaiting, Duration maxWait, int maxTogether, int setsInFlight, int singlesInFlight)
            implements IntakeConfig {}

    /** Keeps the first set until it is told to let it go; the others are back at once. What happens is in the names. */
    private final class Database extends LeadSetService {

        private final List<String> sets = new ArrayList<>();
        private UniEmitter<? super Void> first;

        @Override
        Uni<Map<WaitingLead<?>, Passage>> carry(List<WaitingLead<?>> leads, Waiting waiting) {
            List<String> names = leads.stream().map(this::name).toList();
            sets.add(String.join(" ", names) + (waiting == Waiting.FOR_EVERYBODY ? " alone" : ""));
            Uni<Void> back = sets.size() == 1
                    ? Uni.createFrom().emitter(emitter -> first = emitter)
                    : Uni.createFrom().voidItem();
            return back.chain(() -> outcome(leads, names, waiting));
        }

        private Uni<Map<WaitingLead<?>, Passage>> outcome(
                List<WaitingLead<?>> leads, List<String> names, Waiting waiting) {
            Map<String, Exception> failures =
                    Map.of("refused", refused, "slow", timedOut, "gone", gone, "unreadable", unreadable);
            Optional<Exception> failure = names.stream()
                    .filter(failures::containsKey)
                    .map(failures::get)
                    .findFirst();
            if (failure.isPresent()) {
                return Uni.createFrom().failure(failure.get());
            }
            Map<WaitingLead<?>, Passage> passages = new HashMap<>();
            leads.stream()
                    .filter(lead -> !name(lead).equals("forgotten"))
                    .forEach(lead -> passages.put(lead, passage(name(lead), waiting)));
            return Uni.createFrom().item(passages);
        }

        private Passage passage(String name, Waiting waiting) {
            return switch (name) {
                case "stale" -> new Passage.Stale();
                case "busy" ->
                    waiting == Waiting.FOR_NOBODY ? new Passage.Busy() : new Passage.Answered("busy no longer");
                case "repeated" -> new Passage.Failed(gone);
                case "of another type" -> new Passage.Answered(7);
                default -> new Passage.Answered(name);
            };
        }

        private String name(WaitingLead<?> lead) {
            return lead.request().lead().name();
        }
    }

    private final Database database = new Database();

    @Test
    void whatTheDatabaseRefusesIsFoundByHalving() {
        List<CompletableFuture<Optional<String>>> answers = together("a", "b", "refused", "c", "d");
        assertEquals(List.of("first", "a b refused c d", "a b", "refused c d", "refused", "c d"), database.sets);
        assertFailed(refused, answers.remove(2));
        assertEquals(List.of("a", "b", "c", "d"), named(answers));
    }

    @Test
    void afterAWaitInVainEachGoesAlone() {
        List<CompletableFuture<Optional<String>>> answers = together("a", "slow", "b");
        assertEquals(List.of("first", "a slow b", "a alone", "slow alone", "b alone"), database.sets);
        assertFailed(timedOut, answers.remove(1));
        assertEquals(List.of("a", "b"), named(answers));
    }

    @Test
    void whatHasBecomeOfALostSetNobodyKnows() {
        List<CompletableFuture<Optional<String>>> answers = together("a", "gone", "b");
        assertEquals(List.of("first", "a gone b"), database.sets);
        answers.forEach(answer -> assertFailed(gone, answer));
    }

    @Test
    void aNumberThatIsBeingMarkedHoldsUpNobodyElse() {
        assertEquals(List.of("a", "busy no longer", "b"), named(together("a", "busy", "b")));
        assertEquals(List.of("first", "a busy b", "busy alone"), database.sets);
    }

    @Test
    void eachHasItsOwnEnd() {
        List<CompletableFuture<Optional<String>>> answers = together("repeated", "a", "stale");
        assertFailed(gone, answers.get(0));
        assertEquals(Optional.of("a"), answers.get(1).join());
        assertEquals(Optional.empty(), answers.get(2).join());
    }

    /** Stored is stored: whatever is wrong with an answer, its set is not carried again. */
    @Test
    void eachIsAnsweredWhateverIsWrongWithTheAnswers() {
        List<CompletableFuture<Optional<String>>> answers = together("a", "of another type", "forgotten", "b");
        assertFailed(ClassCastException.class, answers.remove(1));
        assertFailed(IllegalStateException.class, answers.remove(1));
        assertEquals(List.of("a", "b"), named(answers));
        assertEquals(List.of("first", "a of another type forgotten b"), database.sets);
    }

    @Test
    void eachIsAnsweredWhenAFailureCannotBeDealtWith() {
        LeadQueue queue = queue(100, Duration.ofMinutes(1));
        CompletableFuture<Optional<String>> first = add(queue, "first");
        List<CompletableFuture<Optional<String>>> answers = List.of(add(queue, "a"), add(queue, "unreadable"));
        database.first.complete(null);
        answers.forEach(answer -> assertThrows(CompletionException.class, answer::join));
        assertEquals(Optional.of("first"), first.join());
        assertEquals(Optional.of("b"), add(queue, "b").join(), "its place is free");
    }

    @Test
    void tooManyAndTooLongAreRefused() {
        LeadQueue queue = queue(4, Duration.ZERO);
        CompletableFuture<Optional<String>> first = add(queue, "first");
        List<CompletableFuture<Optional<String>>> waiting = List.of(add(queue, "a"), add(queue, "b"));
        assertUnavailable(add(queue, "c"));
        assertFalse(add(queue, new UUID(0, 2), "of somebody else").isDone());
        queue.expire().await().indefinitely();
        waiting.forEach(LeadQueueTest::assertUnavailable);
        database.first.complete(null);
        assertEquals(Optional.of("first"), first.join());
        assertEquals(List.of("first"), database.sets);
    }

    /** The answers to leads that wait while another one is under way. */
    private List<CompletableFuture<Optional<String>>> together(String... names) {
        LeadQueue queue = queue(100, Duration.ofMinutes(1));
        assertFalse(add(queue, "first").isDone());
        List<CompletableFuture<Optional<String>>> answers = new ArrayList<>();
        for (String name : names) {
            answers.add(add(queue, name));
        }
        database.first.complete(null);
        return answers;
    }

    private LeadQueue queue(int maxWaiting, Duration maxWait) {
        return new LeadQueue(new Settings(maxWaiting, maxWait, 256, 1, 1), database);
    }

    private static CompletableFuture<Optional<String>> add(LeadQueue queue, String name) {
        return add(queue, new UUID(0, 1), name);
    }

    private static CompletableFuture<Optional<String>> add(LeadQueue queue, UUID client, String name) {
        Lead lead = new Lead(new LeadTarget("C", null, null), null, 1, null, name, Map.of(), true, null, null);
        LeadRequest<String> request = new LeadRequest<>(client, lead, null, String.class, IntakeOutcome::toString);
        return queue.add(request, LeadDecision.refuse(LeadFault.EXPIRED), false)
                .subscribeAsCompletionStage()
                .orTimeout(10, TimeUnit.SECONDS);
    }

    private static List<String> named(List<CompletableFuture<Optional<String>>> answers) {
        return answers.stream().map(answer -> answer.join().orElseThrow()).toList();
    }

    private static void assertFailed(Class<? extends Exception> expected, CompletableFuture<?> answer) {
        assertInstanceOf(
                expected, assertThrows(CompletionException.class, answer::join).getCause());
    }

    private static void assertFailed(Exception expected, CompletableFuture<?> answer) {
        assertSame(
                expected, assertThrows(CompletionException.class, answer::join).getCause());
    }

    private static void assertUnavailable(CompletableFuture<?> answer) {
        Throwable failure =
                assertThrows(CompletionException.class, answer::join).getCause();
        assertEquals(1, assertInstanceOf(Failure.Unavailable.class, failure).retryAfterSeconds());
    }
}
