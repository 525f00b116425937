package io.outdial.outbound.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** One after the other, in their order, whatever becomes of those before. */
class SingleFileTest {

    private final SingleFile file = new SingleFile();
    private final List<String> begun = new ArrayList<>();
    private final List<UniEmitter<? super String>> running = new ArrayList<>();
    private final List<String> ended = new ArrayList<>();

    @Test
    void oneGoesThroughAtATime() {
        pass("a", () -> Uni.createFrom().emitter(running::add));
        pass("b", () -> Uni.createFrom().emitter(running::add));
        pass("c", () -> {
            throw new IllegalStateException();
        });
        pass("d", () -> Uni.createFrom().emitter(running::add));
        assertEquals(List.of("a"), begun);

        running.get(0).fail(new IllegalStateException());
        assertEquals(List.of("a", "b"), begun);
        assertEquals(List.of("a failed"), ended);

        running.get(1).complete("done");
        assertEquals(List.of("a", "b", "c", "d"), begun);

        running.get(2).complete("done");
        assertEquals(4, ended.size());
        pass("e", () -> Uni.createFrom().item("done"));
        assertEquals("e done", ended.get(4));
    }

    private void pass(String name, Supplier<Uni<String>> work) {
        file.pass(() -> {
                    begun.add(name);
                    return work.get();
                })
                .subscribe()
                .with(item -> ended.add(name + " " + item), failure -> ended.add(name + " failed"));
    }
}
