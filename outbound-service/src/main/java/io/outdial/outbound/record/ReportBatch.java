package io.outdial.outbound.record;

import io.outdial.outbound.record.AttemptRepository.Attempted;
import io.outdial.outbound.record.RecordCommand.DoNotCall;
import io.outdial.outbound.record.ReportOutcome.Counted;
import io.outdial.outbound.record.ReportOutcome.Refused;
import io.outdial.outbound.record.ReportOutcome.ToMark;
import io.outdial.platform.failure.Failure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Decides on reports one after another, each on the records as those before it have left them. */
final class ReportBatch {

    private final Map<Long, List<OutboundRecord>> chains;
    private final Map<UUID, Attempted> ended = new HashMap<>();
    private final List<ChainChange> changes = new ArrayList<>();
    private final List<Report> counted = new ArrayList<>();
    private final List<Report> late = new ArrayList<>();
    private final List<ReportOutcome> outcomes = new ArrayList<>();

    /** @param chains by their ids */
    ReportBatch(Map<Long, List<OutboundRecord>> chains) {
        this.chains = new HashMap<>(chains);
    }

    void refuse(Failure failure) {
        outcomes.add(new Refused(failure));
    }

    void decide(Report report, Attempted stored, Facts facts) {
        long handle = report.hold().handle();
        List<OutboundRecord> chain = chains.get(stored.chainId());
        Attempted attempted = ended.getOrDefault(facts.attemptId(), stored);
        if (ReportRule.isRepeated(report.command(), attempted, new ChainChange(chain).now(handle))) {
            outcomes.add(new Counted(RecordOutcome.of(chain, handle)));
            return;
        }
        Decision decision = ReportRule.decide(chain, handle, report.command(), attempted, facts);
        if (decision instanceof Refusal refusal) {
            late.add(report);
            refuse(refusal.failure());
            return;
        }
        counted.add(report);
        if (ReportRule.isLateMark(report.command(), attempted)) {
            late.add(report);
        }
        if (report.command() instanceof DoNotCall) {
            outcomes.add(new ToMark(stored.found()));
        } else {
            apply((ChainChange) decision, report, stored);
        }
    }

    private void apply(ChainChange change, Report report, Attempted stored) {
        List<OutboundRecord> after = change.all().toList();
        changes.add(change);
        chains.put(stored.chainId(), after);
        change.attemptEnds().forEach(end -> ended.put(end.attemptId(), stored.ended(end)));
        outcomes.add(new Counted(RecordOutcome.of(after, report.hold().handle())));
    }

    List<ChainChange> changes() {
        return changes;
    }

    /** Those that change something, marks among them. */
    List<Report> counted() {
        return counted;
    }

    /** Those whose attempts do not have the records any more; marks among them count all the same. */
    List<Report> late() {
        return late;
    }

    List<ReportOutcome> outcomes() {
        return outcomes;
    }
}
