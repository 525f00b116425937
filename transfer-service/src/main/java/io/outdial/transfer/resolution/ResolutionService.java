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
 * Resolves transfer configs. The config is read and the session closed before the client's system is called, which may
 * take ten seconds.
 */
@ApplicationScoped
public class ResolutionService {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    @Inject
    TransferConfigReader configs;

    @Inject
    Ping ping;

    /**
     * Does not fail if there is no destination: see {@link #refusal}.
     *
     * @throws Failure.NotFound if the client has no such config
     */
    Uni<ResolvedPlan> resolve(UUID id, TransferCall call) {
        return configs.find(call.clientId(), id).chain(plan -> resolve(plan, call));
    }

    /** Does not fail if there is no destination: see {@link #refusal}. */
    Uni<ResolvedPlan> resolve(TransferConfigView plan, TransferCall call) {
        if (!asks(plan)) {
            return Uni.createFrom()
                    .item(new ResolvedPlan(plan, null, ResolutionRule.resolve(plan, call.region(), null)));
        }
        return ask(plan, call)
                .map(result -> new ResolvedPlan(plan, result, ResolutionRule.resolve(plan, call.region(), result)));
    }

    /** How long the client's system may take; zero if it is not asked. */
    Duration pingBudget(TransferConfigView plan) {
        return asks(plan)
                ? ping.budget(RenderedPing.timeout(plan.dynamicOptions().timeout()))
                : Duration.ZERO;
    }

    private static boolean asks(TransferConfigView plan) {
        return plan.type() == TransferType.DYNAMIC && plan.usable();
    }

    private Uni<PingResult> ask(TransferConfigView plan, TransferCall call) {
        RenderedPing rendered = RenderedPing.of(plan, call);
        if (rendered.request() == null) {
            return Uni.createFrom().item(new PingResult(rendered, null, null, 0, List.of()));
        }
        long startedAt = System.nanoTime();
        Uni<PingAnswer> response = ping.ask(call.clientId(), rendered.request());
        return (ConditionRule.hasPatterns(plan.dynamicOptions().successConditions())
                        ? response.emitOn(Infrastructure.getDefaultExecutor())
                        : response)
                .map(answer -> answered(plan, rendered, answer, since(startedAt)))
                .onFailure(PingRefused.class)
                .recoverWithItem(
                        refused -> new PingResult(rendered, refused.status(), null, since(startedAt), List.of()));
    }

    private static PingResult answered(
            TransferConfigView plan, RenderedPing rendered, PingAnswer answer, long elapsedMs) {
        return new PingResult(
                rendered,
                answer.status(),
                answer.body(),
                elapsedMs,
                ConditionRule.evaluate(plan.dynamicOptions().successConditions(), answer.body()));
    }

    private static long since(long startedAt) {
        return Duration.ofNanos(System.nanoTime() - startedAt).toMillis();
    }

    /**
     * The error for a call without a destination. A failed ping may succeed the next time, so it can be retried;
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
