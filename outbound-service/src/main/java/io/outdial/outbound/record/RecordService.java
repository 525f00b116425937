package io.outdial.outbound.record;

import io.outdial.outbound.login.Agent;
import io.outdial.outbound.record.RecordCommand.Cancel;
import io.outdial.outbound.record.RecordCommand.Update;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.phone.PhoneNumber;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Carries out commands on records, in the caller's transaction. The locks of their numbers come first, as in a mark:
 * both may change several records and could otherwise deadlock.
 */
@ApplicationScoped
public class RecordService {

    private static final Duration SOON = Duration.ofSeconds(1);

    @Inject
    RecordRepository repository;

    /** Cancels the open records of a number in a campaign. */
    public Uni<Void> cancelOpen(UUID clientId, UUID campaignId, PhoneNumber number) {
        return repository
                .lockNumbers(clientId, List.of(number))
                .chain(() -> repository.cancel(clientId, campaignId, number));
    }

    /**
     * Cancels the record of a handle, or what is open of its chain.
     *
     * @throws Failure.Refused as {@link RecordStateMachine} decides
     */
    public Uni<Void> cancel(Agent agent, ResolvedReferences found, Cancel command) {
        Uni<List<PhoneNumber>> numbers = command.isOfWholeChain()
                ? repository.chainNumbers(agent.clientId(), agent.region(), found, List.of())
                : Uni.createFrom().item(List.of(found.recordNumber()));
        return numbers.chain(all -> affected(agent, found, all, command))
                .chain(records -> repository.apply(agent.clientId(), records, RecordStateMachine.CANCEL));
    }

    /**
     * Changes what is known of the record of a handle. A number that must not be called does not get in, whatever the
     * campaign does with the do-not-call list.
     *
     * @throws Failure.Refused as {@link RecordStateMachine} decides
     */
    public Uni<Void> update(Agent agent, ResolvedReferences found, Update command) {
        List<PhoneNumber> numbers = Stream.of(found.recordNumber(), command.phone())
                .filter(Objects::nonNull)
                .toList();
        return affected(agent, found, numbers, command)
                .chain(() -> setNumber(agent, found, command.phone()))
                .chain(() -> repository.setDetails(agent.clientId(), found.handle(), command));
    }

    private Uni<Void> setNumber(Agent agent, ResolvedReferences found, PhoneNumber number) {
        if (number == null) {
            return Uni.createFrom().voidItem();
        }
        return repository
                .isForbidden(agent.clientId(), found.campaignId(), number)
                .invoke(isForbidden -> {
                    if (isForbidden) {
                        throw Refusal.LISTED.failure();
                    }
                })
                .chain(() -> repository.setNumber(agent.clientId(), found, number));
    }

    /**
     * Locks what a command has named by a handle, if it has. The numbers were read before their locks were taken.
     *
     * @param numbers of the records, as they were read; the caller holds their locks
     * @throws Failure.Unavailable if another request has changed one since; a repetition finds the new one
     */
    public Uni<Void> lockNamed(
            Agent agent, ResolvedReferences found, List<PhoneNumber> numbers, RecordCommand command) {
        return found.handle() == null
                ? Uni.createFrom().voidItem()
                : lockUnchanged(agent, found, numbers, command).replaceWithVoid();
    }

    private Uni<List<OutboundRecord>> affected(
            Agent agent, ResolvedReferences found, List<PhoneNumber> numbers, RecordCommand command) {
        return repository
                .lockNumbers(agent.clientId(), numbers)
                .chain(() -> lockUnchanged(agent, found, numbers, command))
                .map(records -> RecordStateMachine.affected(records, found.handle(), command));
    }

    private Uni<List<OutboundRecord>> lockUnchanged(
            Agent agent, ResolvedReferences found, List<PhoneNumber> numbers, RecordCommand command) {
        Set<String> known = numbers.stream().map(PhoneNumber::key).collect(Collectors.toSet());
        return repository
                .lockRecords(agent.clientId(), agent.region(), found.handle(), command.isOfWholeChain())
                .invoke(records -> {
                    if (!records.stream()
                            .map(OutboundRecord::phone)
                            .allMatch(phone -> known.contains(phone.key()) || ErasedNumber.is(phone))) {
                        throw new Failure.Unavailable("Another request has changed the number", SOON);
                    }
                });
    }
}
