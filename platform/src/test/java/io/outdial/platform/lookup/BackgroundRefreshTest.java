package io.outdial.platform.lookup;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is asked together, and that nothing is forgotten. */
class BackgroundRefreshTest {

    private final UUID client = UUID.randomUUID();
    private final List<Question> questions = new CopyOnWriteArrayList<>();
    private final BackgroundRefresh<UUID, String> refresh = new BackgroundRefresh<>((clientId, keys) ->
            Uni.createFrom().emitter(answer -> questions.add(new Question(clientId, Set.copyOf(keys), answer))));

    private record Question(UUID clientId, Set<UUID> keys, UniEmitter<? super Map<UUID, String>> answer) {}

    @Test
    void whatFallsDueDuringAQuestionGoesIntoTheNext() {
        List<UUID> keys = keys(50);
        refresh.add(client, keys.get(0));
        await().until(() -> questions.size() == 1);
        keys.forEach(key -> refresh.add(client, key));

        questions.get(0).answer().complete(Map.of());
        await().until(() -> questions.size() == 2);
        assertEquals(Set.of(keys.get(0)), questions.get(0).keys());
        assertEquals(Set.copyOf(keys), questions.get(1).keys());
    }

    @Test
    void whatFallsDueInThePauseAfterAQuestionIsAskedToo() {
        List<UUID> keys = keys(2);
        refresh.add(client, keys.get(0));
        await().until(() -> questions.size() == 1);
        questions.get(0).answer().complete(Map.of());
        refresh.add(client, keys.get(1));
        await().until(() -> questions.size() == 2);
        assertEquals(Set.of(keys.get(1)), questions.get(1).keys());
    }

    @Test
    void aQuestionThatFailsDoesNotEndIt() {
        List<UUID> keys = keys(2);
        refresh.add(client, keys.get(0));
        await().until(() -> questions.size() == 1);
        questions.get(0).answer().fail(new IllegalStateException("down"));
        refresh.add(client, keys.get(1));
        await().until(() -> questions.size() == 2);
    }

    @Test
    void oneClientDoesNotWaitForAnother() {
        List<UUID> keys = keys(2);
        refresh.add(client, keys.get(0));
        await().until(() -> questions.size() == 1);
        UUID other = UUID.randomUUID();
        refresh.add(other, keys.get(1));
        await().until(() -> questions.size() == 2);
        assertEquals(other, questions.get(1).clientId());
    }

    private static List<UUID> keys(int number) {
        return Stream.generate(UUID::randomUUID).limit(number).toList();
    }
}
