package io.outdial.enrollment.peer;

import io.outdial.contract.outbound.DirectoryAnswerDto;
import io.outdial.contract.outbound.DirectoryQuestionDto;
import io.outdial.platform.lookup.Question;
import io.outdial.platform.peer.PeerLookup;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The campaign directory of outbound-service, in our words. */
@ApplicationScoped
public class Directory implements Question<DirectoryKey, DirectoryEntry> {

    /** Name of the breaker, in metrics and tests. */
    public static final String BREAKER = "directory";

    private static final int MAX_OF_A_KIND = 1_000;

    private static final UUID NOBODY = new UUID(0, 0);

    @Inject
    @RestClient
    DirectoryClient client;

    private PeerLookup lookup;

    @PostConstruct
    void prepare() {
        lookup = new PeerLookup(BREAKER);
    }

    void warmUp(@Observes StartupEvent started) {
        List<UUID> nothing = List.of(NOBODY);
        lookup.warmUp(
                () -> client.lookupDirectory(new DirectoryQuestionDto(NOBODY, nothing, nothing, nothing, List.of())));
    }

    @Override
    public Uni<Map<DirectoryKey, DirectoryEntry>> ask(UUID clientId, List<DirectoryKey> keys) {
        DirectoryQuestionDto question = new DirectoryQuestionDto(
                clientId,
                ids(keys, DirectoryKind.CAMPAIGN),
                List.of(),
                ids(keys, DirectoryKind.SOURCE),
                of(keys, DirectoryKind.PUBLIC_SOURCE).toList());
        return lookup.ask(() -> client.lookupDirectory(question), Directory::toEntries);
    }

    @Override
    public Object kind(DirectoryKey key) {
        return key.kind();
    }

    @Override
    public int maxOfAKind() {
        return MAX_OF_A_KIND;
    }

    private static Stream<String> of(Collection<DirectoryKey> keys, DirectoryKind kind) {
        return keys.stream().filter(key -> key.kind() == kind).map(DirectoryKey::key);
    }

    private static List<UUID> ids(Collection<DirectoryKey> keys, DirectoryKind kind) {
        return of(keys, kind).map(UUID::fromString).toList();
    }

    private static Map<DirectoryKey, DirectoryEntry> toEntries(DirectoryAnswerDto answer) {
        Map<DirectoryKey, DirectoryEntry> entries = new HashMap<>();
        answer.campaigns()
                .forEach(found -> entries.put(DirectoryKey.campaign(found.id()), new DirectoryEntry(found.id(), null)));
        answer.sources()
                .forEach(found -> entries.put(DirectoryKey.source(found.id()), new DirectoryEntry(found.id(), null)));
        answer.publicSources()
                .forEach(found -> entries.put(
                        DirectoryKey.publicSource(found.publicId()),
                        new DirectoryEntry(found.id(), found.defaultLeadCost())));
        return entries;
    }
}
