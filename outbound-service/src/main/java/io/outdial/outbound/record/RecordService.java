package io.outdial.outbound.record;

import io.outdial.outbound.login.Agent;
import io.outdial.outbound.record.RecordCommand.Update;
import io.outdial.platform.access.KeyRegistry;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.registry.Client;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Carries out commands on records, in the caller's transaction. Whoever needs the locks of numbers takes them before
 * those of records, and records in the order of their handles (ADR 0034).
 */
@ApplicationScoped
public class RecordService {

    private static final Duration SOON = Duration.ofSeconds(1);

    @Inject
    Clock clock;

    @Inject
    RecordRepository repository;

    @Inject
    NumberChangeRepository numbers;

    @Inject
    AttemptRepository attempts;

    @Inject
    AttemptPolicyRepository policies;

    @Inject
    TransferSubjectRepository transfers;

    @Inject
    KeyRegistry registry;

    /**
     * Carries out a command of an agent on the record of a handle, or its chain. A number that must not be called does
     * not get in, whatever the campaign does with the do-not-call list.
     *
     * @throws Failure.Refused as {@link RecordStateMachine} decides
     */
    public Uni<Void> carryOut(Agent agent, ResolvedReferences found, RecordCommand command) {
        PhoneNumber number = command instanceof Update update ? update.phone() : null;
        Uni<Void> locked = number == null
                ? Uni.createFrom().voidItem()
                : lockAll(agent.clientId(), List.of(found.recordNumber(), number), found.handle());
        return locked.chain(() -> repository.lockChain(agent.clientId(), agent.region(), found.handle()))
                .invoke(chain -> {
                    if (number != null) {
                        requireUnchanged(chain, found.handle(), false, List.of(found.recordNumber()));
                    }
                })
                .chain(chain -> facts(agent, found, command)
                        .map(facts -> changeOf(RecordStateMachine.decide(chain, found.handle(), command, facts))))
                .call(() -> number == null ? Uni.createFrom().voidItem() : setNumber(agent, found, number))
                .chain(change -> repository.write(agent.clientId(), List.of(change)));
    }

    /** Takes a record back from an agent who has it, as if the agent had rejected it. */
    public Uni<Void> giveBack(Agent agent, long handle) {
        return repository
                .lockChain(agent.clientId(), agent.region(), handle)
                .chain(chain ->
                        RecordStateMachine.decide(chain, handle, new RecordCommand.Reject(), facts(agent.memberId()))
                                        instanceof ChainChange change
                                ? repository.write(agent.clientId(), List.of(change))
                                : Uni.createFrom().voidItem());
    }

    /**
     * For a mark as the result of a call, which is done by number. Who had the record when it was taken away may still
     * say that the person does not want to be called.
     *
     * @throws Failure.Refused if the agent does not have it
     */
    public Uni<Void> requireMarkable(Agent agent, ResolvedReferences found) {
        return lockAll(agent.clientId(), List.of(found.recordNumber()), found.handle())
                .chain(() -> repository.lockChain(agent.clientId(), agent.region(), found.handle()))
                .map(chain -> RecordStateMachine.decide(
                        chain, found.handle(), new RecordCommand.Reject(), facts(agent.memberId())))
                .chain(decision -> decision instanceof Refusal
                        ? attempts.keepLastResult(
                                        agent.clientId(), found.handle(), agent.memberId(), CallResult.DO_NOT_CALL)
                                .invoke(isKept -> {
                                    if (!isKept) {
                                        changeOf(decision);
                                    }
                                })
                        : Uni.createFrom().item(true))
                .replaceWithVoid();
    }

    /** Keeps what came of a call whose record was taken away meanwhile, in a transaction of its own. */
    @WithTransaction
    public Uni<Void> keepResult(Agent agent, long handle, CallResult result) {
        return attempts.keepLastResult(agent.clientId(), handle, agent.memberId(), result)
                .replaceWithVoid();
    }

    /**
     * For a call that is to be handed over.
     *
     * @throws Failure.Refused if the agent does not have the record
     */
    public Uni<TransferSubject> requireTransferable(Agent agent, long handle) {
        return repository
                .lockChain(agent.clientId(), agent.region(), handle)
                .invoke(chain -> changeOf(
                        RecordStateMachine.decide(chain, handle, new RecordCommand.Reject(), facts(agent.memberId()))))
                .chain(() -> transfers.find(agent.clientId(), handle, null));
    }

    /**
     * Does to a record what time has made of it, in a transaction of its own. Nothing happens if the record has changed
     * so that it does not apply any more.
     */
    @WithTransaction
    public Uni<Void> settle(UUID clientId, long handle, SystemCommand command) {
        return repository
                .lockChain(clientId, region(clientId), handle)
                .map(chain -> RecordStateMachine.decide(chain, handle, command, facts(null)))
                .chain(change -> repository.write(clientId, List.of(change)));
    }

    private String region(UUID clientId) {
        return registry.client(clientId).map(Client::region).orElse(null);
    }

    /**
     * Locks what a command has named by a handle, if it has. The numbers were read before their locks were taken.
     *
     * @param numbers of the records, as they were read; the caller holds their locks
     * @throws Failure.Unavailable if another request has changed one since; a repetition finds the new one
     */
    public Uni<Void> lockNamed(
            Agent agent, ResolvedReferences found, List<PhoneNumber> numbers, RecordCommand command) {
        if (found.handle() == null) {
            return Uni.createFrom().voidItem();
        }
        return repository
                .lockRecords(agent.clientId(), numbers, List.of(found.handle()))
                .chain(() -> repository.lockChain(agent.clientId(), agent.region(), found.handle()))
                .invoke(chain -> requireUnchanged(chain, found.handle(), command.isOfWholeChain(), numbers))
                .replaceWithVoid();
    }

    /** Numbers, then their records and the chain of the handle together: in the order of everybody else. */
    private Uni<Void> lockAll(UUID clientId, List<PhoneNumber> all, long handle) {
        return repository
                .lockNumbers(clientId, all)
                .chain(() -> repository.lockRecords(clientId, all, List.of(handle)));
    }

    /** Only what comes of a call depends on how often calls are tried. */
    private Uni<Facts> facts(Agent agent, ResolvedReferences found, RecordCommand command) {
        return command instanceof RecordCommand.Complete
                ? policies.find(agent.clientId(), found.campaignId())
                        .map(policy -> new Facts(
                                clock.instant(), agent.memberId(), null, policy.retry(), policy.maxAttempts()))
                : Uni.createFrom().item(facts(agent.memberId()));
    }

    private Facts facts(UUID memberId) {
        RetryPolicy policy = RetryPolicy.DEFAULT;
        return new Facts(clock.instant(), memberId, null, policy, policy.attemptsPerRecord());
    }

    private Uni<Void> setNumber(Agent agent, ResolvedReferences found, PhoneNumber number) {
        return numbers.isForbidden(agent.clientId(), found.campaignId(), number)
                .invoke(isForbidden -> {
                    if (isForbidden) {
                        throw Refusal.LISTED.failure();
                    }
                })
                .chain(() -> numbers.setNumber(agent.clientId(), found, number));
    }

    private static ChainChange changeOf(Decision decision) {
        if (decision instanceof Refusal refusal) {
            throw refusal.failure();
        }
        return (ChainChange) decision;
    }

    private static void requireUnchanged(
            List<OutboundRecord> chain, long named, boolean wholeChain, List<PhoneNumber> numbers) {
        Set<String> known = numbers.stream().map(PhoneNumber::key).collect(Collectors.toSet());
        boolean isUnchanged = chain.stream()
                .filter(record -> wholeChain || record.handle() == named)
                .map(record -> record.contact().phone())
                .allMatch(phone -> known.contains(phone.key()) || ErasedNumber.is(phone));
        if (!isUnchanged) {
            throw new Failure.Unavailable("Another request has changed the number", SOON);
        }
    }
}
