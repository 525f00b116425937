package io.outdial.restrictions.peer;

import io.outdial.contract.outbound.DirectoryAnswerDto;
import io.outdial.contract.outbound.DirectoryQuestionDto;
import io.outdial.contract.outbound.NamedIdDto;
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
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The campaign directory of outbound-service, in our words. */
@ApplicationScoped
public class Directory implements Question<NamedKey, String> {

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
    public Uni<Map<NamedKey, String>> ask(UUID clientId, List<NamedKey> keys) {
        DirectoryQuestionDto question = new DirectoryQuestionDto(
                clientId,
                ids(keys, NamedKind.CAMPAIGN),
                ids(keys, NamedKind.MEMBER),
                ids(keys, NamedKind.SOURCE),
                List.of());
        return lookup.ask(() -> client.lookupDirectory(question), Directory::toNames);
    }

    @Override
    public Object kind(NamedKey key) {
        return key.kind();
    }

    @Override
    public int maxOfAKind() {
        return MAX_OF_A_KIND;
    }

    private static List<UUID> ids(Collection<NamedKey> keys, NamedKind kind) {
        return keys.stream().filter(key -> key.kind() == kind).map(NamedKey::id).toList();
    }

    private static Map<NamedKey, String> toNames(DirectoryAnswerDto answer) {
        Map<NamedKey, String> names = new HashMap<>();
        put(names, NamedKind.CAMPAIGN, answer.campaigns());
        put(names, NamedKind.MEMBER, answer.members());
        put(names, NamedKind.SOURCE, answer.sources());
        return names;
    }

    private static void put(Map<NamedKey, String> names, NamedKind kind, List<NamedIdDto> found) {
        found.forEach(entry -> names.put(new NamedKey(kind, entry.id()), entry.name()));
    }
}
