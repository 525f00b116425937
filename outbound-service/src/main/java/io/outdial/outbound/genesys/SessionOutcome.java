package io.outdial.outbound.genesys;

import io.outdial.contract.outbound.GenesysChannelStatusDto;
import io.outdial.contract.outbound.GenesysSessionAnswerDto;
import java.util.List;
import org.openapitools.jackson.nullable.JsonNullable;

/**
 * What became of a request for a session.
 *
 * @param channels those that were asked for; empty where none were
 * @param events what the agent is told
 */
record SessionOutcome(List<ChannelOutcome> channels, List<? extends AgentEvent> events) {

    private static final int PARTIAL = 7;

    GenesysSessionAnswerDto toDto() {
        if (channels.stream().noneMatch(ChannelOutcome::isFailed)) {
            return new GenesysSessionAnswerDto(0, JsonNullable.undefined(), JsonNullable.undefined());
        }
        return new GenesysSessionAnswerDto(
                PARTIAL,
                JsonNullable.of("Some of the channels cannot be worked with"),
                JsonNullable.of(channels.stream().map(SessionOutcome::toDto).toList()));
    }

    private static GenesysChannelStatusDto toDto(ChannelOutcome outcome) {
        return outcome.isFailed()
                ? new GenesysChannelStatusDto(
                        outcome.channel(),
                        GenesysDialect.statusCode(outcome.failure()),
                        JsonNullable.of(outcome.failure().getMessage()))
                : new GenesysChannelStatusDto(outcome.channel(), 0, JsonNullable.undefined());
    }
}
