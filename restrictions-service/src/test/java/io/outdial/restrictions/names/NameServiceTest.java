package io.outdial.restrictions.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.outdial.platform.failure.Failure;
import io.outdial.restrictions.peer.Directory;
import io.outdial.restrictions.peer.NamedKey;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How often the directory is asked at all. What happens when it does not answer is in DirectoryFaultToleranceTest. */
class NameServiceTest {

    private final UUID campaign = UUID.randomUUID();
    private final UUID member = UUID.randomUUID();
    private final UUID source = UUID.randomUUID();
    private final UUID client = UUID.randomUUID();
    private final CountingDirectory directory = new CountingDirectory();
    private final CountingCopy copy = new CountingCopy();
    private final NameService names = new NameService(directory, copy, keptFor(Duration.ofHours(1)));

    @Test
    void aNameHeardIsNotAskedForAgain() {
        Names first = await(names.of(client, campaign, member, source));
        assertEquals(first, await(names.of(client, campaign, member, source)));
        assertEquals(1, directory.questions.size());
    }

    @Test
    void onlyWhatIsNotKnownIsAskedFor() {
        await(names.of(client, campaign, member, source));
        UUID otherSource = UUID.randomUUID();
        await(names.of(client, campaign, member, otherSource));
        assertEquals(Set.of(otherSource), directory.questions.get(1));
    }

    @Test
    void oneClientsNamesAreNotAnothers() {
        await(names.of(client, campaign, member, source));
        await(names.of(UUID.randomUUID(), campaign, member, source));
        assertEquals(2, directory.questions.size());
    }

    @Test
    void thatSomethingIsMissingIsAskedEveryTime() {
        directory.missing.add(member);
        for (int i = 0; i < 2; i++) {
            Failure failure =
                    assertThrows(Failure.NotFound.class, () -> await(names.of(client, campaign, member, source)));
            assertEquals("No member with this id", failure.getMessage());
        }
        assertEquals(Set.of(member), directory.questions.get(1));
        directory.missing.clear();
        assertEquals(
                "name of " + member,
                await(names.of(client, campaign, member, source)).member());
    }

    @Test
    void theLocalCopyIsWrittenOnlyForNews() {
        NameService forgetful = new NameService(directory, copy, keptFor(Duration.ZERO));
        await(forgetful.of(client, campaign, member, source));
        await(forgetful.of(client, campaign, member, source));
        assertEquals(2, directory.questions.size());
        assertEquals(1, copy.told.size());

        directory.suffix = ", renamed";
        await(forgetful.of(client, campaign, member, source));
        assertEquals(2, copy.told.size());

        directory.missing.add(source);
        assertThrows(Failure.NotFound.class, () -> await(forgetful.of(client, campaign, member, source)));
        directory.missing.clear();
        await(forgetful.of(client, campaign, member, source));
        assertEquals(4, copy.told.size());
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(5));
    }

    /** Knows everything but what is missing, and keeps what it was asked. */
    private static final class CountingDirectory extends Directory {

        final List<Set<UUID>> questions = new ArrayList<>();
        final Set<UUID> missing = new HashSet<>();
        String suffix = "";

        @Override
        public Uni<Map<NamedKey, String>> names(UUID clientId, Collection<NamedKey> keys) {
            questions.add(keys.stream().map(NamedKey::id).collect(Collectors.toSet()));
            return Uni.createFrom()
                    .item(keys.stream()
                            .filter(key -> !missing.contains(key.id()))
                            .collect(Collectors.toMap(key -> key, key -> "name of " + key.id() + suffix)));
        }
    }

    /** Keeps what it was told. */
    private static final class CountingCopy extends KnownNames {

        final List<Map<NamedKey, String>> told = new ArrayList<>();

        @Override
        Uni<Void> hear(UUID clientId, Collection<NamedKey> asked, Map<NamedKey, String> heard) {
            told.add(heard);
            return Uni.createFrom().voidItem();
        }
    }

    private static NamesConfig keptFor(Duration freshFor) {
        return new NamesConfig() {

            @Override
            public Duration freshFor() {
                return freshFor;
            }

            @Override
            public long cachedNames() {
                return 100;
            }
        };
    }
}
