package io.outdial.outbound.donotcall;

import io.outdial.outbound.login.Agent;
import io.outdial.outbound.notice.RecordNotice;
import io.outdial.outbound.record.NumberRecordRepository;
import io.outdial.outbound.record.RecordCommand.DoNotCall;
import io.outdial.outbound.record.RecordService;
import io.outdial.outbound.record.ResolvedReferences;
import io.outdial.platform.outbox.Outbox;
import io.outdial.platform.phone.PhoneNumber;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Carries out a mark: the records that are meant end, and every number that {@link DoNotCallRule} finds goes on the
 * list. Three statements in the caller's transaction, three more for a handle, one more for a whole chain, and one more
 * for the event that tells enrollment-service of numbers that were not listed before.
 */
@ApplicationScoped
public class DoNotCallService {

    @Inject
    RecordService recordService;

    @Inject
    NumberRecordRepository records;

    @Inject
    DoNotCallList doNotCall;

    @Inject
    Outbox outbox;

    /**
     * @param reportedBy who marked it, through which API
     * @return to others who have one of the records; who marks it knows
     */
    public Uni<List<RecordNotice>> mark(Agent agent, DoNotCall command, ResolvedReferences found, String reportedBy) {
        return numbers(agent, command, found).chain(numbers -> doNotCall
                .add(agent.clientId(), numbers, EntryTerms.ofPerson(reportedBy, found.campaignId()))
                .call(() -> recordService.lockNamed(agent, found, numbers, command))
                .chain(added -> records.mark(agent.clientId(), command, found, numbers)
                        .call(() -> outbox.writeAll(ListedNumbers.events(agent.clientId(), added)))
                        .map(notices -> notices.stream()
                                .filter(notice -> !notice.to().user().memberId().equals(agent.memberId()))
                                .toList())));
    }

    private Uni<List<PhoneNumber>> numbers(Agent agent, DoNotCall command, ResolvedReferences found) {
        Uni<List<PhoneNumber>> ofChains = command.isOfWholeChain()
                ? records.chainNumbers(agent.clientId(), agent.region(), found, command.numbers())
                : Uni.createFrom().item(List.of());
        return ofChains.map(chainNumbers -> DoNotCallRule.listed(command, found, chainNumbers));
    }
}
