package io.outdial.restrictions.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.platform.lookup.LookupConfig;
import io.outdial.restrictions.peer.Directory;
import io.outdial.restrictions.peer.NamedKey;
import io.outdial.restrictions.peer.NamedKind;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Vetoed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** How often the directory is asked at all. What happens when it does not answer is in DirectoryFaultToleranceTest. */
class NameServiceTest {

    private final NamedKey campaign = new NamedKey(NamedKind.CAMPAIGN, UUID.randomUUID());
    private final NamedKey member = new NamedKey(NamedKind.MEMBER, UUID.randomUUID());
    private final NamedKey source = new NamedKey(NamedKind.SOURCE, UUID.randomUUID());
    private final List<NamedKey> all = List.of(campaign, member, source);
    private final UUID client = UUID.randomUUID();
    private final CountingDirectory directory = new CountingDirectory();
    private final CountingCopy copy = new CountingCopy();
    private final NameService names =
            new NameService(directory, copy, new Kept(Duration.ofHours(1), Duration.ofHours(1)));

    @Test
    void aNameInMemoryIsNotAskedForAgain() {
        Map<NamedKey, String> first = await(names.existing(client, all));
        assertEquals("name of " + member.id(), first.get(member));
        assertEquals(first, await(names.existing(client, all)));
        assertEquals(1, directory.questions.size());
    }

    @Test
    void onlyWhatIsNotKnownIsAskedFor() {
        await(names.existing(client, all));
        NamedKey otherSource = new NamedKey(NamedKind.SOURCE, UUID.randomUUID());
        await(names.existing(client, List.of(campaign, member, otherSource)));
        assertEquals(Set.of(otherSource), directory.questions.get(1));
    }

    @Test
    void oneClientsNamesAreNotAnothers() {
        await(names.existing(client, all));
        await(names.existing(UUID.randomUUID(), all));
        assertEquals(2, directory.questions.size());
    }

    @Test
    void thatSomethingIsMissingIsAskedEveryTime() {
        directory.missing.add(member);
        for (int i = 0; i < 2; i++) {
            assertEquals(
                    Set.of(campaign, source), await(names.existing(client, all)).keySet());
        }
        assertEquals(Set.of(member), directory.questions.get(1));
        directory.missing.clear();
        assertEquals(Set.copyOf(all), await(names.existing(client, all)).keySet());
    }

    @Test
    void aDecisionAsksOnlyOnceInAWhileForWhatIsMissing() {
        directory.missing.add(member);
        assertEquals(Set.of(member), await(names.unknown(client, all)));
        assertEquals(Set.of(member), await(names.unknown(client, all)));
        assertEquals(1, directory.questions.size());
        assertFalse(names.areKnown(client, campaign.id(), member.id(), source.id()));
        directory.missing.clear();
        await(names.existing(client, all));
        assertTrue(names.areKnown(client, campaign.id(), member.id(), source.id()));
    }

    @Test
    void theLocalCopyIsWrittenOnlyForNews() {
        NameService forgetful = new NameService(directory, copy, new Kept(Duration.ZERO, Duration.ZERO));
        await(forgetful.existing(client, all));
        await(forgetful.existing(client, all));
        assertEquals(2, directory.questions.size());
        assertEquals(1, copy.stored.size());

        directory.suffix = ", renamed";
        await(forgetful.existing(client, all));
        assertEquals(2, copy.stored.size());

        directory.missing.add(source);
        assertEquals(2, await(forgetful.existing(client, all)).size());
        directory.missing.clear();
        await(forgetful.existing(client, all));
        assertEquals(4, copy.stored.size());
    }

    @Test
    void whoeverAsksForTheSameAtTheSameTimeSharesTheAnswer() {
        directory.answersLater = new ArrayList<>();
        List<CompletableFuture<Map<NamedKey, String>>> asking = Stream.generate(
                        () -> names.existing(client, all).subscribeAsCompletionStage())
                .limit(16)
                .toList();
        CompletableFuture<Map<NamedKey, String>> oneMore = names.existing(
                        client, List.of(campaign, new NamedKey(NamedKind.MEMBER, UUID.randomUUID())))
                .subscribeAsCompletionStage();
        assertEquals(2, directory.questions.size());
        assertEquals(1, directory.questions.get(1).size());
        directory.answersLater.forEach(Runnable::run);
        asking.forEach(answer -> assertEquals(Set.copyOf(all), answer.join().keySet()));
        assertEquals("name of " + campaign.id(), oneMore.join().get(campaign));
    }

    @Test
    void anOldNameIsAskedForAgainWithoutWaiting() {
        NameService busy = new NameService(directory, copy, new Kept(Duration.ZERO, Duration.ofHours(1)));
        await(busy.existing(client, all));
        directory.suffix = ", renamed";
        assertEquals("name of " + source.id(), await(busy.existing(client, all)).get(source));
        Awaitility.await()
                .untilAsserted(() -> assertEquals(
                        "name of " + source.id() + ", renamed",
                        await(busy.existing(client, all)).get(source)));
    }

    @Test
    void whatIsGoneIsNoticedInTheBackground() {
        NameService busy = new NameService(directory, copy, new Kept(Duration.ZERO, Duration.ofHours(1)));
        await(busy.existing(client, all));
        directory.missing.add(source);
        Awaitility.await().untilAsserted(() -> assertEquals(Set.of(source), await(busy.unknown(client, all))));
    }

    @Test
    void aLargeSetGoesInSeveralQuestions() {
        List<NamedKey> many = Stream.generate(() -> new NamedKey(NamedKind.MEMBER, UUID.randomUUID()))
                .limit(2_500)
                .toList();
        assertEquals(2_500, await(names.existing(client, many)).size());
        assertEquals(
                List.of(500, 1_000, 1_000),
                directory.questions.stream().map(Set::size).sorted().toList());
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(5));
    }

    /** Knows everything but what is missing, and keeps what it was asked. */
    @Vetoed
    private static final class CountingDirectory extends Directory {

        final List<Set<NamedKey>> questions = new CopyOnWriteArrayList<>();
        final Set<NamedKey> missing = ConcurrentHashMap.newKeySet();
        volatile String suffix = "";
        /** If set, answers wait here. */
        List<Runnable> answersLater;

        @Override
        public Uni<Map<NamedKey, String>> ask(UUID clientId, List<NamedKey> keys) {
            questions.add(Set.copyOf(keys));
            Map<NamedKey, String> answer = keys.stream()
                    .filter(key -> !missing.contains(key))
                    .collect(Collectors.toMap(key -> key, key -> "name of " + key.id() + suffix));
            return answersLater == null
                    ? Uni.createFrom().item(answer)
                    : Uni.createFrom().emitter(emitter -> answersLater.add(() -> emitter.complete(answer)));
        }
    }

    /** Records what is stored. */
    private static final class CountingCopy extends KnownNameRepository {

        final List<Map<NamedKey, String>> stored = new CopyOnWriteArrayList<>();

        @Override
        public Uni<Void> store(UUID clientId, Collection<NamedKey> asked, Map<NamedKey, String> found) {
            stored.add(found);
            return Uni.createFrom().voidItem();
        }
    }

    private record Kept(Duration freshFor, Duration usableFor) implements LookupConfig {

        @Override
        public Duration keptFor() {
            return Duration.ofHours(1);
        }

        @Override
        public long maxEntries() {
            return 10_000;
        }

        @Override
        public Duration unknownFor() {
            return Duration.ofMinutes(1);
        }
    }
}
