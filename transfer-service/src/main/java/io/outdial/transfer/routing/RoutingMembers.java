package io.outdial.transfer.routing;

import io.outdial.platform.failure.Failure;
import io.outdial.platform.peer.PeerUnavailable;
import io.outdial.transfer.peer.Directory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Checks that members exist. While the directory is unavailable, members cannot be added to a routing config (503): a
 * member who does not exist would be rung in vain. Called when a routing config is written, not when a call is routed,
 * which must work without the directory.
 */
@ApplicationScoped
public class RoutingMembers {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    @Inject
    Directory directory;

    /**
     * @throws Failure.NotFound which names the members that do not exist
     * @throws Failure.Unavailable if the directory does not answer
     */
    Uni<Void> require(UUID clientId, Set<UUID> members) {
        if (members.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return directory
                .members(clientId, members)
                .onFailure(PeerUnavailable.class)
                .transform(down -> new Failure.Unavailable("The campaign directory does not answer", RETRY_AFTER))
                .invoke(found -> requireAll(members, found))
                .replaceWithVoid();
    }

    private static void requireAll(Set<UUID> members, Set<UUID> found) {
        List<UUID> unknown =
                members.stream().filter(member -> !found.contains(member)).toList();
        if (!unknown.isEmpty()) {
            throw new Failure.NotFound(unknown.stream()
                    .map(UUID::toString)
                    .collect(Collectors.joining(", ", "No member with this id: ", "")));
        }
    }
}
