package io.outdial.outbound.peer;

import io.outdial.contract.restrictions.BlockedSourcesAnswerDto;
import io.outdial.contract.restrictions.BlockedSourcesQuestionDto;
import io.outdial.contract.restrictions.MemberBlockedSourcesDto;
import io.outdial.platform.peer.PeerLookup;
import io.outdial.platform.peer.PeerUnavailable;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks restrictions-service from which sources agents get no call. */
@ApplicationScoped
public class BlockedSources {

    /** Name of the breaker, in metrics and tests. */
    public static final String BREAKER = "blocked-sources";

    public static final int MAX_MEMBERS = 500;

    private static final Duration ATTEMPT = Duration.ofMillis(150);
    private static final UUID NOBODY = new UUID(0, 0);

    @Inject
    @RestClient
    RestrictionsClient client;

    private PeerLookup lookup;

    /**
     * @param byMember the sources of each member who has any
     * @param age for how long this has not been confirmed
     */
    public record Answer(Map<UUID, Set<UUID>> byMember, Duration age) {

        public Set<UUID> of(UUID memberId) {
            return byMember.getOrDefault(memberId, Set.of());
        }
    }

    @PostConstruct
    void prepare() {
        lookup = PeerLookup.within(BREAKER, ATTEMPT);
    }

    void warmUp(@Observes StartupEvent started) {
        lookup.warmUp(() -> client.findBlockedSources(new BlockedSourcesQuestionDto(NOBODY, NOBODY, List.of(NOBODY))));
    }

    /**
     * @param memberIds of members, at most {@link #MAX_MEMBERS}
     * @throws PeerUnavailable if there is no answer
     */
    public Uni<Answer> of(UUID clientId, UUID campaignId, List<UUID> memberIds) {
        BlockedSourcesQuestionDto question = new BlockedSourcesQuestionDto(clientId, campaignId, memberIds);
        return lookup.ask(() -> client.findBlockedSources(question), BlockedSources::toAnswer);
    }

    private static Answer toAnswer(BlockedSourcesAnswerDto answer) {
        return new Answer(
                answer.members().stream()
                        .collect(Collectors.toMap(
                                MemberBlockedSourcesDto::memberId, member -> Set.copyOf(member.sourceIds()))),
                Duration.ofSeconds(answer.ageSeconds()));
    }
}
