package io.outdial.platform.outbox;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.platform.outbox.OutboxFeed.Filled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A feed is asked as long as there may be something, and one question at a time. */
class OutboxFeederTest {

    private final Vertx vertx = Vertx.vertx();
    private final Queue<Uni<Filled>> answers = new ConcurrentLinkedQueue<>();
    private final List<Boolean> questions = new CopyOnWriteArrayList<>();
    private final AtomicInteger written = new AtomicInteger();
    private final OutboxFeeder feeder = new OutboxFeeder(vertx, this::answer, written::incrementAndGet);

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Uni<Filled> answer(boolean late) {
        questions.add(late);
        Uni<Filled> answer = answers.poll();
        return answer == null ? Uni.createFrom().item(Filled.NOTHING) : answer;
    }

    @Test
    void whatIsExpectedIsLookedForSeveralTimes() {
        feeder.expect();
        await().until(() -> questions.size() == 4);
        assertFalse(questions.contains(true));
        assertEquals(0, written.get());
    }

    @Test
    void whereMoreIsLeftItAsksAgainAtOnce() {
        answers.addAll(
                List.of(Uni.createFrom().item(Filled.PART), Uni.createFrom().item(Filled.SOME)));
        feeder.look();
        await().until(() -> written.get() == 2);
        assertEquals(List.of(true, true), questions);
    }

    @Test
    void oneQuestionAtATimeAndNoneForgotten() {
        CompletableFuture<Filled> first = new CompletableFuture<>();
        answers.add(Uni.createFrom().completionStage(first));
        feeder.look();
        await().until(() -> questions.size() == 1);
        feeder.look();
        vertx.executeBlocking(() -> null)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        assertEquals(1, questions.size());
        first.complete(Filled.NOTHING);
        await().until(() -> questions.size() == 2);
    }

    @Test
    void aFailureEndsNothing() {
        answers.add(Uni.createFrom().failure(new IllegalStateException("no database")));
        feeder.look();
        await().until(() -> questions.size() == 1);
        answers.add(Uni.createFrom().item(Filled.SOME));
        feeder.look();
        await().until(() -> written.get() == 1);
    }

    @Test
    void onceStoppedItAsksNoMore() {
        feeder.stop();
        feeder.look();
        feeder.expect();
        CompletableFuture<Void> later = new CompletableFuture<>();
        vertx.setTimer(300, timer -> later.complete(null));
        later.join();
        assertTrue(questions.isEmpty());
    }
}
