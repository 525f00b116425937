package io.outdial.outbound.dialler;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.outbound.record.Report;
import io.outdial.outbound.record.ReportOutcome;
import io.outdial.outbound.record.ReportOutcome.Refused;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.registry.Client;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Takes the rows of a batch that are right, whatever the others are. */
@ApplicationScoped
class ReportBatchService {

    @Inject
    ReportMapper mapper;

    @Inject
    DiallerService diallers;

    /** @return an outcome each, in the same order */
    Uni<List<ReportOutcome>> report(Client client, List<JsonNode> rows) {
        List<Report> reports = new ArrayList<>();
        List<ReportOutcome> outcomes = new ArrayList<>();
        for (JsonNode row : rows) {
            try {
                reports.add(mapper.read(client, row));
                outcomes.add(null);
            } catch (Failure.NotValid wrong) {
                outcomes.add(new Refused(wrong));
            }
        }
        return diallers.report(client, reports).map(taken -> {
            Iterator<ReportOutcome> next = taken.iterator();
            outcomes.replaceAll(outcome -> outcome == null ? next.next() : outcome);
            return List.copyOf(outcomes);
        });
    }
}
