package io.outdial.outbound.dialler;

import io.outdial.contract.outbound.PullRecordsDto;
import io.outdial.outbound.donotcall.DoNotCallService;
import io.outdial.outbound.login.Agent;
import io.outdial.outbound.notice.Notices;
import io.outdial.outbound.notice.RecordNotice;
import io.outdial.outbound.pull.DiallerPullService;
import io.outdial.outbound.pull.DiallerPullService.Answer;
import io.outdial.outbound.pull.DiallerPullService.PullRequest;
import io.outdial.outbound.record.HeldRecordService;
import io.outdial.outbound.record.HeldRecordService.Held;
import io.outdial.outbound.record.RecordCommand;
import io.outdial.outbound.record.RecordOutcome;
import io.outdial.outbound.record.Report;
import io.outdial.outbound.record.ReportOutcome;
import io.outdial.outbound.record.ReportOutcome.Counted;
import io.outdial.outbound.record.ReportOutcome.ToMark;
import io.outdial.outbound.record.ReportService;
import io.outdial.outbound.record.ResolvedReferences;
import io.outdial.platform.registry.Client;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** What diallers ask for, each in one transaction. */
@ApplicationScoped
class DiallerService {

    static final int LEASE_SECONDS = 300;

    @Inject
    DiallerPullService pulls;

    @Inject
    HeldRecordService records;

    @Inject
    ReportService batches;

    @Inject
    DoNotCallService doNotCall;

    @Inject
    Notices notices;

    @WithTransaction
    Uni<Answer> pull(Client client, UUID campaignId, PullRecordsDto asked) {
        return pulls.pull(new PullRequest(
                client.id(),
                client.timeZone(),
                campaignId,
                Objects.requireNonNullElse(asked.max(), 1),
                Duration.ofSeconds(Objects.requireNonNullElse(asked.leaseSeconds(), LEASE_SECONDS)),
                ids(asked.memberIds()),
                ids(asked.skillIds()),
                asked.agentsReady(),
                asked.dialler()));
    }

    private static Set<UUID> ids(List<UUID> given) {
        return given == null ? Set.of() : new HashSet<>(given);
    }

    /** What is asked of one record, and is no result. */
    @WithTransaction
    Uni<RecordOutcome> carryOut(Held held, RecordCommand command) {
        return records.carryOut(held, command);
    }

    @WithTransaction
    Uni<RecordOutcome> report(Client client, Report report) {
        if (!(report.command() instanceof RecordCommand.DoNotCall)) {
            return records.carryOut(report);
        }
        List<RecordNotice> others = new ArrayList<>();
        return records.requireHeld(report)
                .call(found -> found == null ? Uni.createFrom().voidItem() : mark(client, report, found, others))
                .chain(() -> records.outcome(report.hold()))
                .call(() -> notices.store(others));
    }

    /** @return an outcome each, in the same order */
    @WithTransaction
    Uni<List<ReportOutcome>> report(Client client, List<Report> reports) {
        List<RecordNotice> others = new ArrayList<>();
        return batches.carryOut(reports).chain(outcomes -> Multi.createFrom()
                .range(0, outcomes.size())
                .onItem()
                .transformToUniAndConcatenate(n -> outcomes.get(n) instanceof ToMark marked
                        ? mark(client, reports.get(n), marked.found(), others)
                                .chain(() -> records.outcome(reports.get(n).hold()))
                                .<ReportOutcome>map(Counted::new)
                        : Uni.createFrom().item(outcomes.get(n)))
                .collect()
                .asList()
                .call(() -> notices.store(others)));
    }

    /** @param others is given what agents are told who have records of the number */
    private Uni<Void> mark(Client client, Report report, ResolvedReferences found, List<RecordNotice> others) {
        Held held = report.hold();
        return doNotCall
                .mark(
                        new Agent(client.id(), held.memberId(), client.region(), client.timeZone()),
                        (RecordCommand.DoNotCall) report.command(),
                        found,
                        "dialler with attempt " + held.attemptId())
                .invoke(others::addAll)
                .replaceWithVoid();
    }
}
