package io.outdial.enrollment.event;

import io.outdial.contract.enrollment.CallsMadeDto;
import io.outdial.contract.enrollment.ChainEndDto;
import io.outdial.contract.enrollment.ChainsChangedDto;
import io.outdial.contract.enrollment.ChangedChainDto;
import io.outdial.contract.enrollment.MadeCallDto;
import io.outdial.enrollment.call.MadeCall;
import io.outdial.enrollment.chain.ChainChange;
import io.outdial.enrollment.chain.ChainEnd;
import io.outdial.enrollment.chain.ChainState;
import java.util.List;

/** Reads what events tell of chains and their calls. The constants have the same names on both sides. */
final class ChainChangesMapper {

    private static final long MILLIS_A_SECOND = 1_000;

    private ChainChangesMapper() {}

    static List<ChainChange> toChanges(List<ChainsChangedDto> events) {
        return events.stream()
                .flatMap(event -> event.chains().stream().map(chain -> toChange(chain, event.version())))
                .toList();
    }

    static List<MadeCall> toCalls(List<CallsMadeDto> events) {
        return events.stream()
                .flatMap(event -> event.calls().stream().map(call -> toCall(call, event.version())))
                .toList();
    }

    private static ChainChange toChange(ChangedChainDto chain, long version) {
        List<ChainEnd> ends = chain.ends().stream()
                .map(ChainEndDto::name)
                .map(ChainEnd::valueOf)
                .toList();
        return new ChainChange(
                chain.chainId(),
                chain.campaignId(),
                version,
                ChainState.valueOf(chain.state().name()).status(ends));
    }

    private static MadeCall toCall(MadeCallDto call, long version) {
        Integer seconds = call.durationSeconds().orElse(null);
        return new MadeCall(
                call.id(),
                call.chainId(),
                call.campaignId(),
                call.calledAt(),
                call.disposition().orElse(null),
                seconds == null ? null : seconds * MILLIS_A_SECOND,
                call.sourceName().orElse(null),
                version);
    }
}
