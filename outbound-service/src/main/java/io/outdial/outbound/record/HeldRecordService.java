package io.outdial.outbound.record;

import io.outdial.outbound.record.AttemptRepository.Attempted;
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

/** What diallers do with records, one at a time, in the caller's transaction; {@link ReportService} takes many. */
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

    @Inject
    CallNotesRepository notes;

    @Inject
    TransferSubjectRepository transfers;

    /**
     * A record with the attempt by which somebody says to have it.
     *
     * @param region two-letter region that numbers of the client are read in
     * @param attemptId null where nobody says to have it
     * @param memberId the agent who spoke, null where none did or nobody says
     */
    public record Held(UUID clientId, String region, long handle, UUID attemptId, UUID memberId) {

        /** @param policy what comes of a call depends on how often calls are tried */
        Facts facts(Clock clock, RetryPolicy policy, int maxAttempts) {
            return new Facts(clock.instant(), memberId, attemptId, policy, maxAttempts);
        }
    }

    /**
     * Carries out a command that is no mark on a record.
     *
     * @throws Failure.NotFound if the client has no such record
     * @throws Failure.Refused if the attempt does not have it any more, or somebody else has it
     */
    public Uni<RecordOutcome> carryOut(Held held, RecordCommand command) {
        return carryOut(new Report(held, command, CallNotes.NONE));
    }

    /**
     * Like {@link #carryOut(Held, RecordCommand)}, with what was noted of the call. What was reported before changes
     * nothing.
     */
    public Uni<RecordOutcome> carryOut(Report report) {
        Held held = report.hold();
        return find(held).chain(attempted -> records.lockChain(held.clientId(), held.region(), held.handle())
                .chain(chain -> isRepeated(report, attempted, chain)
                        ? Uni.createFrom().item(RecordOutcome.of(chain, held.handle()))
                        : change(report, attempted, chain)));
    }

    /**
     * For a mark, which only who has or had a record may do this way, and which is done by number.
     *
     * @return the record as an operation would have named it; null if the attempt has marked it already
     * @throws Failure.Refused if the attempt never had it
     */
    public Uni<ResolvedReferences> requireHeld(Report mark) {
        Held held = mark.hold();
        return find(held).chain(attempted -> records.lockNumbers(
                        held.clientId(), List.of(attempted.found().recordNumber()))
                .chain(() -> records.lockRecords(
                        held.clientId(), List.of(attempted.found().recordNumber()), List.of(held.handle())))
                .chain(() -> records.lockChain(held.clientId(), held.region(), held.handle()))
                .map(chain -> {
                    if (isRepeated(mark, attempted, chain)) {
                        return null;
                    }
                    decide(chain, mark, attempted, RetryPolicy.DEFAULT, 1);
                    return attempted.found();
                })
                .call(found -> found == null ? Uni.createFrom().voidItem() : note(mark))
                .call(() -> ReportRule.isLateMark(mark.command(), attempted)
                        ? attempts.keepResults(held.clientId(), List.of(mark))
                        : Uni.createFrom().voidItem()));
    }

    /**
     * For a call that is to be handed over, which only who has the record may do. In a transaction of its own, since
     * others are asked afterwards.
     *
     * @param result that the transfer will have
     * @throws Failure.NotFound if the client has no such record
     * @throws Failure.Refused if the attempt does not have it any more
     */
    @WithTransaction
    public Uni<TransferSubject> requireTransferable(Held held, CallResult result) {
        Report report = new Report(held, new RecordCommand.Complete(result, null), CallNotes.NONE);
        return find(held)
                .chain(attempted -> records.lockChain(held.clientId(), held.region(), held.handle())
                        .invoke(chain -> {
                            if (!isRepeated(report, attempted, chain)) {
                                decide(chain, report, attempted, RetryPolicy.DEFAULT, 1);
                            }
                        }))
                .chain(() -> transfers.find(held.clientId(), held.handle(), held.attemptId()));
    }

    /** What the record is now. */
    public Uni<RecordOutcome> outcome(Held held) {
        return records.lockChain(held.clientId(), held.region(), held.handle())
                .map(chain -> RecordOutcome.of(chain, held.handle()));
    }

    /** Keeps a result that came too late with its attempt, in a transaction of its own. */
    @WithTransaction
    public Uni<Void> keepResult(Report late) {
        return attempts.keepResults(late.hold().clientId(), List.of(late));
    }

    private Uni<Attempted> find(Held held) {
        return attempts.find(held.clientId(), held.region(), List.of(held)).map(found -> {
            Failure missing = Attempted.missing(found.get(0));
            if (missing != null) {
                throw missing;
            }
            return found.get(0);
        });
    }

    private Uni<RecordOutcome> change(Report report, Attempted attempted, List<OutboundRecord> chain) {
        Held held = report.hold();
        return policies.find(held.clientId(), attempted.found().campaignId())
                .map(policy -> decide(chain, report, attempted, policy.retry(), policy.maxAttempts()))
                .call(change -> records.write(held.clientId(), List.of(change)))
                .call(() -> note(report))
                .call(() -> report.command() instanceof Extend extend
                        ? attempts.extend(
                                held.clientId(), held.attemptId(), Duration.between(clock.instant(), extend.until()))
                        : Uni.createFrom().voidItem())
                .map(change -> RecordOutcome.of(change.all().toList(), held.handle()));
    }

    private Uni<Void> note(Report report) {
        UUID clientId = report.hold().clientId();
        return notes.overfull(clientId, List.of(report))
                .invoke(handles -> {
                    if (!handles.isEmpty()) {
                        throw CallNotesRepository.overfull();
                    }
                })
                .chain(() -> notes.write(clientId, List.of(report)));
    }

    private ChainChange decide(
            List<OutboundRecord> chain, Report report, Attempted attempted, RetryPolicy policy, int maxAttempts) {
        Held held = report.hold();
        Decision decision = ReportRule.decide(
                chain, held.handle(), report.command(), attempted, held.facts(clock, policy, maxAttempts));
        if (decision instanceof Refusal refusal) {
            throw refusal.failure();
        }
        return (ChainChange) decision;
    }

    private static boolean isRepeated(Report report, Attempted attempted, List<OutboundRecord> chain) {
        return ReportRule.isRepeated(
                report.command(),
                attempted,
                new ChainChange(chain).now(report.hold().handle()));
    }
}
