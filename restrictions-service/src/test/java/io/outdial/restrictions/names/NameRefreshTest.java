package io.outdial.restrictions.names;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.restrictions.peer.NamedKey;
import io.outdial.restrictions.peer.NamedKind;
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
class NameRefreshTest {

    private final UUID client = UUID.randomUUID();
    private final List<Question> questions = new CopyOnWriteArrayList<>();
    private final NameRefresh refresh = new NameRefresh((clientId, keys) ->
            Uni.createFrom().emitter(answer -> questions.add(new Question(clientId, Set.copyOf(keys), answer))));

    private record Question(UUID clientId, Set<NamedKey> keys, UniEmitter<? super Map<NamedKey, String>> answer) {}

    @Test
    void whatFallsDueDuringAQuestionGoesIntoTheNext() {
        List<NamedKey> keys = keys(50);
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
        List<NamedKey> keys = keys(2);
        refresh.add(client, keys.get(0));
        await().until(() -> questions.size() == 1);
        questions.get(0).answer().complete(Map.of());
        refresh.add(client, keys.get(1));
        await().until(() -> questions.size() == 2);
        assertEquals(Set.of(keys.get(1)), questions.get(1).keys());
    }

    @Test
    void aQuestionThatFailsDoesNotEndIt() {
        List<NamedKey> keys = keys(2);
        refresh.add(client, keys.get(0));
        await().until(() -> questions.size() == 1);
        questions.get(0).answer().fail(new IllegalStateException("down"));
        refresh.add(client, keys.get(1));
        await().until(() -> questions.size() == 2);
    }

    @Test
    void oneClientDoesNotWaitForAnother() {
        List<NamedKey> keys = keys(2);
        refresh.add(client, keys.get(0));
        await().until(() -> questions.size() == 1);
        UUID other = UUID.randomUUID();
        refresh.add(other, keys.get(1));
        await().until(() -> questions.size() == 2);
        assertEquals(other, questions.get(1).clientId());
    }

    private static List<NamedKey> keys(int number) {
        return Stream.generate(() -> new NamedKey(NamedKind.MEMBER, UUID.randomUUID()))
                .limit(number)
                .toList();
    }
}
