package io.outdial.outbound.cloudagent.schedule;

import io.outdial.contract.outbound.CloudAgentResultDto;
import io.outdial.outbound.cloudagent.LegacyLeads;
import io.outdial.outbound.cloudagent.Reply;
import io.outdial.outbound.cloudagent.Vocabulary;
import io.outdial.outbound.cloudagent.coding.Fields;
import io.outdial.outbound.intake.IntakeOutcome;
import io.outdial.outbound.intake.LeadCheck;
import io.outdial.outbound.intake.LeadFault;
import io.outdial.platform.caller.Caller;
import io.outdial.platform.database.SqlCarrier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Takes leads that are to be added at a time to come. What can be known of them now is checked now; only their numbers
 * are looked at when they are added.
 */
@ApplicationScoped
class ScheduleService {

    @Inject
    LegacyLeads leads;

    @Inject
    LeadCheck check;

    @Inject
    ScheduledLeadRepository repository;

    @Inject
    ScheduleHorizon horizon;

    @Inject
    Clock clock;

    /** @param connection a transaction of the caller, or the database */
    Uni<CloudAgentResultDto> schedule(SqlCarrier connection, Caller caller, Fields fields, Vocabulary vocabulary) {
        Instant now = clock.instant();
        SchedulePlan plan = SchedulePlan.read(fields, vocabulary, caller.client(), now, horizon.length(), leads::read);
        if (plan.fault() != null) {
            return Uni.createFrom().item(ScheduleAnswers.of(ScheduleAnswers.refusal(plan.fault(), vocabulary)));
        }
        List<LeadCheck.Planned> planned = plan.rows().stream()
                .filter(row -> row.lead() != null)
                .map(row -> new LeadCheck.Planned(row.lead(), row.isRefused() ? now : row.dueAt()))
                .toList();
        return check.check(caller.clientId(), planned).chain(faults -> campaignRefusal(faults, vocabulary)
                .map(refusal -> Uni.createFrom().item(ScheduleAnswers.of(refusal)))
                .orElseGet(() -> store(connection, caller, judged(plan.rows(), faults))));
    }

    private Uni<CloudAgentResultDto> store(SqlCarrier connection, Caller caller, List<ScheduleRow> rows) {
        List<ScheduleRow> good = rows.stream().filter(row -> !row.isRefused()).toList();
        return repository
                .add(connection, caller.clientId(), caller.subject(), good)
                .map(ids -> ScheduleAnswers.scheduled(rows, ids));
    }

    private static Optional<Reply> campaignRefusal(List<Optional<LeadFault>> faults, Vocabulary vocabulary) {
        return faults.stream()
                .flatMap(Optional::stream)
                .map(fault -> ScheduleAnswers.campaignRefusal(fault, vocabulary))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** @param faults of those that have a lead, in their order */
    private List<ScheduleRow> judged(List<ScheduleRow> rows, List<Optional<LeadFault>> faults) {
        List<ScheduleRow> judged = new ArrayList<>();
        Iterator<Optional<LeadFault>> next = faults.iterator();
        for (ScheduleRow row : rows) {
            Optional<LeadFault> fault = row.lead() == null ? Optional.empty() : next.next();
            judged.add(row.isRefused() || fault.isEmpty() ? row : row.refuse(text(fault.get(), row)));
        }
        return judged;
    }

    private String text(LeadFault fault, ScheduleRow row) {
        return leads.answer(new IntakeOutcome.Refused(fault), new Fields(row.fields()))
                .message();
    }
}
