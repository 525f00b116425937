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
 * Whether members exist. While the directory does not answer, nobody new can be put into a routing (503): one who does
 * not exist would be rung for nothing. PingResult when a routing is written and not when a call is routed, which must
 * go on without the directory.
 */
@ApplicationScoped
public class RoutingMembers {

    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(5);

    @Inject
    Directory directory;

    /**
     * @throws Failure.NotFound naming those whom the client does not have
     * @throws Failure.Unavailable if the directory does not answer
     */
    Uni<Void> require(UUID clientId, Set<UUID> members) {
        if (members.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return directory
                .members(clientId, members)
                .onFailure(PeerUnavailable.class)
                .transform(down -> new Failure.Unavailable("The campaign directory does not answer", TRY_AGAIN_AFTER))
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
