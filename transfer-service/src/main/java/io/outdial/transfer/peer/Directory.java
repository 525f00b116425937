package io.outdial.transfer.peer;

import io.outdial.contract.outbound.DirectoryQuestionDto;
import io.outdial.contract.outbound.NamedIdDto;
import io.outdial.platform.peer.PeerLookup;
import io.outdial.platform.peer.PeerUnavailable;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The campaign directory of outbound-service, in our words. */
@ApplicationScoped
public class Directory {

    /** Name of the breaker, in metrics and tests. */
    public static final String BREAKER = "directory";

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
        lookup.warmUp(() -> client.lookupDirectory(aboutMembers(NOBODY, List.of(NOBODY))));
    }

    /**
     * Those of the members who exist for this client.
     *
     * @param ids up to 1,000
     * @throws PeerUnavailable if it gives no answer
     */
    public Uni<Set<UUID>> members(UUID clientId, Collection<UUID> ids) {
        DirectoryQuestionDto question = aboutMembers(clientId, ids);
        return lookup.ask(
                () -> client.lookupDirectory(question),
                answer -> answer.members().stream().map(NamedIdDto::id).collect(Collectors.toSet()));
    }

    private static DirectoryQuestionDto aboutMembers(UUID clientId, Collection<UUID> ids) {
        return new DirectoryQuestionDto(clientId, List.of(), List.copyOf(ids), List.of(), List.of());
    }
}
