package io.outdial.transfer.resolution;

import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.outdial.transfer.config.TransferConfigReader;
import io.outdial.transfer.config.TransferConfigView;
import io.outdial.transfer.config.TransferType;
import io.outdial.transfer.ping.Ping;
import io.outdial.transfer.ping.PingAnswer;
import io.outdial.transfer.ping.PingRefused;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Resolves transfer configs. The config is read first and its session closed; only then is anybody asked, who may take
 * ten seconds.
 */
@ApplicationScoped
public class ResolutionService {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    @Inject
    TransferConfigReader plans;

    @Inject
    Ping ping;

    /**
     * Never fails for want of a destination: see {@link #refusal}.
     *
     * @throws Failure.NotFound if the client has no such config
     */
    Uni<ResolvedPlan> resolve(UUID id, TransferCall call) {
        return plans.find(call.clientId(), id).chain(plan -> {
            if (plan.type() != TransferType.DYNAMIC || !plan.usable()) {
                return Uni.createFrom()
                        .item(new ResolvedPlan(plan, null, ResolutionRule.resolve(plan, call.region(), null)));
            }
            return ask(plan, call)
                    .map(asked -> new ResolvedPlan(plan, asked, ResolutionRule.resolve(plan, call.region(), asked)));
        });
    }

    private Uni<PingResult> ask(TransferConfigView plan, TransferCall call) {
        RenderedPing filled = RenderedPing.of(plan, call);
        if (filled.request() == null) {
            return Uni.createFrom().item(new PingResult(filled, null, null, 0, List.of()));
        }
        long begun = System.nanoTime();
        Uni<PingAnswer> asked = ping.ask(call.clientId(), filled.request());
        return (ConditionRule.hasPatterns(plan.dynamicOptions().successConditions())
                        ? asked.emitOn(Infrastructure.getDefaultExecutor())
                        : asked)
                .map(answer -> answered(plan, filled, answer, since(begun)))
                .onFailure(PingRefused.class)
                .recoverWithItem(refused -> new PingResult(filled, refused.status(), null, since(begun), List.of()));
    }

    private static PingResult answered(
            TransferConfigView plan, RenderedPing filled, PingAnswer answer, long elapsedMs) {
        return new PingResult(
                filled,
                answer.status(),
                answer.body(),
                elapsedMs,
                ConditionRule.evaluate(plan.dynamicOptions().successConditions(), answer.body()));
    }

    private static long since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toMillis();
    }

    /**
     * What a caller is told who wants a destination where there is none. A ping that failed may succeed the next time;
     * nothing else changes by waiting.
     */
    static Optional<Failure> refusal(Resolution resolution) {
        if (resolution.target() != null) {
            return Optional.empty();
        }
        String message = resolution.reason().text() + ", and there is no fallback";
        return Optional.of(
                resolution.reason() == Resolution.Reason.PING_FAILED
                        ? new Failure.Unavailable(message, RETRY_AFTER)
                        : new Failure.Refused(ErrorCode.NOT_USABLE, message));
    }
}
