package io.outdial.outbound.record;

import io.outdial.outbound.record.AttemptPolicyRepository.AttemptPolicy;
import io.outdial.outbound.record.AttemptRepository.Attempted;
import io.outdial.outbound.record.HeldRecordService.Held;
import io.outdial.outbound.record.RecordCommand.DoNotCall;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.phone.PhoneNumber;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * What diallers report of many records at once, in the caller's transaction: a dozen statements, however many they are.
 * Locks are taken in the order of ADR 0034, each kind for all records together, so that two batches cannot wait for
 * each other.
 */
@ApplicationScoped
public class ReportService {

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

    /**
     * Carries out what counts; marks are left to the caller, who has everything locked that they need. One that is
     * refused changes nothing, but its result is kept with the attempt.
     *
     * @param reports of one client; of one record there may be several
     * @return an outcome each, in the same order
     */
    public Uni<List<ReportOutcome>> carryOut(List<Report> reports) {
        if (reports.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<Held> held = reports.stream().map(Report::hold).toList();
        UUID clientId = held.get(0).clientId();
        String region = held.get(0).region();
        return attempts.find(clientId, region, held)
                .call(found -> lockMarked(clientId, reports, found))
                .chain(found -> records.lockChains(clientId, region, handles(found))
                        .chain(chains -> policies(clientId, found)
                                .chain(policy -> notes.overfull(clientId, known(reports, found))
                                        .map(overfull -> decided(reports, found, chains, policy, overfull)))))
                .call(batch -> records.write(clientId, batch.changes()))
                .call(batch -> attempts.keepResults(clientId, batch.late()))
                .call(batch -> notes.write(clientId, batch.counted()))
                .map(ReportBatch::outcomes);
    }

    /** Numbers come before records, and all records of the numbers with those that are named. */
    private Uni<Void> lockMarked(UUID clientId, List<Report> reports, List<Attempted> found) {
        List<PhoneNumber> numbers = IntStream.range(0, reports.size())
                .filter(n -> reports.get(n).command() instanceof DoNotCall && found.get(n) != null)
                .mapToObj(n -> found.get(n).found().recordNumber())
                .toList();
        return numbers.isEmpty()
                ? Uni.createFrom().voidItem()
                : records.lockNumbers(clientId, numbers)
                        .chain(() -> records.lockRecords(clientId, numbers, handles(found)));
    }

    private Uni<Map<UUID, AttemptPolicy>> policies(UUID clientId, List<Attempted> found) {
        Set<UUID> campaigns = Set.copyOf(found.stream()
                .filter(Objects::nonNull)
                .map(attempted -> attempted.found().campaignId())
                .toList());
        return Multi.createFrom()
                .iterable(campaigns)
                .onItem()
                .transformToUniAndConcatenate(
                        campaign -> policies.find(clientId, campaign).map(policy -> Map.entry(campaign, policy)))
                .collect()
                .asMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private ReportBatch decided(
            List<Report> reports,
            List<Attempted> found,
            Map<Long, List<OutboundRecord>> chains,
            Map<UUID, AttemptPolicy> policies,
            Set<Long> overfull) {
        ReportBatch batch = new ReportBatch(chains);
        for (int n = 0; n < reports.size(); n++) {
            Report report = reports.get(n);
            Attempted attempted = found.get(n);
            Failure missing = Attempted.missing(attempted);
            if (missing != null) {
                batch.refuse(missing);
            } else if (overfull.contains(report.hold().handle())
                    && !report.notes().fields().isEmpty()) {
                batch.refuse(CallNotesRepository.overfull());
            } else {
                AttemptPolicy policy = policies.get(attempted.found().campaignId());
                batch.decide(report, attempted, report.hold().facts(clock, policy.retry(), policy.maxAttempts()));
            }
        }
        return batch;
    }

    private static List<Report> known(List<Report> reports, List<Attempted> found) {
        return IntStream.range(0, reports.size())
                .filter(n -> found.get(n) != null)
                .mapToObj(reports::get)
                .toList();
    }

    private static List<Long> handles(List<Attempted> found) {
        return found.stream()
                .filter(Objects::nonNull)
                .map(attempted -> attempted.found().handle())
                .toList();
    }
}
