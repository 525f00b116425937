package io.outdial.outbound.record;

import io.outdial.outbound.record.AttemptRepository.Attempted;
import io.outdial.outbound.record.RecordCommand.Complete;
import io.outdial.outbound.record.RecordCommand.Extend;
import io.outdial.platform.failure.Failure;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What diallers do with records that they have; the attempt is the proof that they have one. */
@ApplicationScoped
public class HeldRecordService {

    @Inject
    Clock clock;

    @Inject
    RecordRepository records;

    @Inject
    AttemptRepository attempts;

    @Inject
    AttemptPolicyRepository policies;

    /**
     * A record with the attempt by which somebody says to have it.
     *
     * @param region two-letter region that numbers of the client are read in
     * @param memberId the agent who spoke, null where none did or nobody says
     */
    public record Held(UUID clientId, String region, long handle, UUID attemptId, UUID memberId) {}

    /**
     * Carries out a command on a record, in the caller's transaction. A result that the attempt has already changes
     * nothing.
     *
     * @throws Failure.NotFound if the client has no such record
     * @throws Failure.Refused if the attempt does not have it any more
     */
    public Uni<RecordOutcome> carryOut(Held held, RecordCommand command) {
        return find(held).chain(attempted -> records.lockChain(held.clientId(), held.region(), held.handle())
                .chain(chain -> command instanceof Complete complete && complete.result() == attempted.result()
                        ? Uni.createFrom().item(outcome(chain, held.handle()))
                        : change(held, attempted.found(), chain, command)));
    }

    /**
     * For what only the holder of a record may do to it, and is done by number.
     *
     * @return the record as an operation would have named it
     * @throws Failure.Refused if the attempt does not have it any more
     */
    public Uni<ResolvedReferences> requireHeld(Held held) {
        return find(held)
                .map(Attempted::found)
                .call(found -> records.lockNumbers(held.clientId(), List.of(found.recordNumber())))
                .call(() -> records.lockChain(held.clientId(), held.region(), held.handle())
                        .invoke(chain -> decide(chain, held, new RecordCommand.Reject(), RetryPolicy.DEFAULT, 1)));
    }

    /** What the record is now, in the caller's transaction. */
    public Uni<RecordOutcome> outcome(Held held) {
        return records.lockChain(held.clientId(), held.region(), held.handle())
                .map(chain -> outcome(chain, held.handle()));
    }

    /** Keeps a result that came too late with its attempt, in a transaction of its own. */
    @WithTransaction
    public Uni<Void> keepResult(Held held, CallResult result, Integer durationSeconds) {
        return attempts.keepResult(held.clientId(), held.handle(), held.attemptId(), result, durationSeconds);
    }

    private Uni<Attempted> find(Held held) {
        return attempts.find(held.clientId(), held.region(), held.handle(), held.attemptId())
                .onItem()
                .ifNull()
                .failWith(() -> new Failure.NotFound("No record with this handle"));
    }

    private Uni<RecordOutcome> change(
            Held held, ResolvedReferences found, List<OutboundRecord> chain, RecordCommand command) {
        return policies.find(held.clientId(), found.campaignId())
                .map(policy -> decide(chain, held, command, policy.retry(), policy.maxAttempts()))
                .call(change -> records.write(held.clientId(), change))
                .call(() -> command instanceof Extend extend
                        ? attempts.extend(
                                held.clientId(), held.attemptId(), Duration.between(clock.instant(), extend.until()))
                        : Uni.createFrom().voidItem())
                .map(change -> outcome(change.all().toList(), held.handle()));
    }

    private ChainChange decide(
            List<OutboundRecord> chain, Held held, RecordCommand command, RetryPolicy policy, int maxAttempts) {
        Facts facts = new Facts(clock.instant(), held.memberId(), held.attemptId(), policy, maxAttempts, false);
        if (RecordStateMachine.decide(chain, held.handle(), command, facts) instanceof ChainChange change) {
            return change;
        }
        boolean isEnded = chain.stream().anyMatch(record -> record.handle() == held.handle() && record.isEnded());
        throw (isEnded ? Refusal.RECORD_ENDED : Refusal.LEASE_LOST).failure();
    }

    private static RecordOutcome outcome(List<OutboundRecord> chain, long handle) {
        OutboundRecord record = chain.stream()
                .filter(each -> each.handle() == handle)
                .findFirst()
                .orElseThrow();
        OutboundRecord next = chain.stream()
                .filter(each -> each.handle() != handle && each.turn().dueAt() != null)
                .findFirst()
                .orElse(null);
        return new RecordOutcome(
                handle,
                state(record),
                record.progress().result(),
                record.turn().dueAt(),
                next == null ? null : next.handle(),
                next == null ? null : next.turn().dueAt());
    }

    private static RecordOutcome.State state(OutboundRecord record) {
        if (!record.isToBeCalled()) {
            return RecordOutcome.State.ENDED;
        }
        return record.isHeld() ? RecordOutcome.State.HELD : RecordOutcome.State.WAITING;
    }
}
