package io.outdial.outbound.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.outdial.platform.failure.Failure;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One thread, at most 6 waiting, 3 of them of one origin. */
class HashingLaneTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();
    private final HashingLane lane = new HashingLane("test", 1, LoginSettings.DEFAULT, vertx);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch busy = new CountDownLatch(1);
    private final List<String> done = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        busy.countDown();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** What a job does in the context of a request it does to that request. */
    @Test
    void noJobRunsInTheContextOfARequest() {
        Context caller = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        CompletableFuture<Boolean> inRequest = new CompletableFuture<>();
        CompletableFuture<Context> completedIn = new CompletableFuture<>();
        caller.runOnContext(begin -> lane.submit("a", () -> inRequest.complete(VertxContext.isOnDuplicatedContext()))
                .subscribe()
                .with(done -> completedIn.complete(Vertx.currentContext())));

        assertEquals(false, inRequest.orTimeout(20, TimeUnit.SECONDS).join());
        assertSame(caller, completedIn.orTimeout(20, TimeUnit.SECONDS).join());
    }

    @Test
    void originsTakeTurns() throws Exception {
        occupy();
        List<UniAssertSubscriber<String>> all = new ArrayList<>();
        for (String job : new String[] {"a1", "a2", "a3", "b1", "b2", "c1"}) {
            all.add(submit(job));
        }
        busy.countDown();
        all.forEach(job -> job.awaitItem(SOON));
        assertEquals(List.of("a1", "b1", "c1", "a2", "b2", "a3"), done);
    }

    @Test
    void beyondTheBoundsNothingWaits() throws Exception {
        occupy();
        for (String job : new String[] {"a1", "a2", "a3", "b1", "b2"}) {
            submit(job).assertNotTerminated();
        }
        assertInstanceOf(Failure.OverQuota.class, submit("a4").getFailure());
        UniAssertSubscriber<String> last = submit("c1");
        last.assertNotTerminated();
        assertInstanceOf(Failure.Unavailable.class, submit("d1").getFailure());
        busy.countDown();
        last.awaitItem(SOON);
        assertEquals("e1", submit("e1").awaitItem(SOON).getItem());
    }

    @Test
    void whatFailsMakesRoomToo() {
        for (int n = 0; n < 10; n++) {
            assertThrows(IllegalStateException.class, () -> lane.submit("a", () -> {
                        throw new IllegalStateException("as wanted");
                    })
                    .await()
                    .atMost(SOON));
        }
        assertEquals("a1", submit("a1").awaitItem(SOON).getItem());
    }

    private void occupy() throws InterruptedException {
        subscribe("first", () -> {
            begun.countDown();
            busy.await(20, TimeUnit.SECONDS);
            return "first";
        });
        begun.await(20, TimeUnit.SECONDS);
    }

    /** The origin is the first letter. */
    private UniAssertSubscriber<String> submit(String job) {
        return subscribe(job.substring(0, 1), () -> {
            done.add(job);
            return job;
        });
    }

    private UniAssertSubscriber<String> subscribe(String origin, Callable<String> work) {
        return lane.submit(origin, work).subscribe().withSubscriber(UniAssertSubscriber.create());
    }
}
