package io.outdial.transfer.peer;

import io.outdial.contract.outbound.DirectoryQuestionDto;
import io.outdial.contract.outbound.NamedIdDto;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The campaign directory of outbound-service, in our words. */
@ApplicationScoped
public class Directory {

    /** Name of the breaker, in metrics and tests. */
    public static final String BREAKER = "directory";

    @Inject
    DirectoryCalls calls;

    /**
     * Those of the members who exist for this client.
     *
     * @param ids up to 1,000
     * @throws DirectoryUnavailable after the second attempt, or at once while the breaker is open
     */
    public Uni<Set<UUID>> members(UUID clientId, Collection<UUID> ids) {
        return calls.lookup(new DirectoryQuestionDto(clientId, List.of(), List.copyOf(ids), List.of(), List.of()))
                .map(answer -> answer.members().stream().map(NamedIdDto::id).collect(Collectors.toSet()))
                .onFailure(failure -> !(failure instanceof DirectoryUnavailable))
                .transform(DirectoryUnavailable::new);
    }
}
