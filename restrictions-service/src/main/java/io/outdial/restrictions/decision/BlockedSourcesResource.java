package io.outdial.restrictions.decision;

import io.outdial.contract.restrictions.BlockedSourcesAnswerDto;
import io.outdial.contract.restrictions.BlockedSourcesApi;
import io.outdial.contract.restrictions.BlockedSourcesQuestionDto;
import io.outdial.contract.restrictions.MemberBlockedSourcesDto;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code /internal/v1/blocked-sources}: what outbound-service asks before it hands out records. */
@Cancellable(false)
public class BlockedSourcesResource implements BlockedSourcesApi {

    @Inject
    DecisionService decisions;

    @Override
    public Uni<BlockedSourcesAnswerDto> findBlockedSources(BlockedSourcesQuestionDto question) {
        return decisions
                .blockedSources(question.clientId(), question.campaignId(), question.memberIds())
                .map(blocked -> new BlockedSourcesAnswerDto(
                        blocked.ageSeconds(),
                        blocked.ofMembers().entrySet().stream()
                                .map(each -> new MemberBlockedSourcesDto(each.getKey(), each.getValue()))
                                .toList()));
    }
}
