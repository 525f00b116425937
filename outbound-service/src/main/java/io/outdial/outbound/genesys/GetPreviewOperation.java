package io.outdial.outbound.genesys;

import io.outdial.outbound.donotcall.RegistryAge;
import io.outdial.outbound.login.Agent;
import io.outdial.outbound.pull.CampaignCard;
import io.outdial.outbound.pull.PreviewSessionRepository;
import io.outdial.outbound.pull.PullMetrics;
import io.outdial.outbound.pull.PullService;
import io.outdial.outbound.pull.Puller;
import io.outdial.outbound.record.HandedOut;
import io.outdial.outbound.record.LaneKey;
import io.outdial.outbound.restriction.SourceAccess;
import io.outdial.platform.time.TzdbZone;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** {@code GetPreviewRecord}: the next record that the agent may call (genesys-web-services.md §2.3). */
@ApplicationScoped
class GetPreviewOperation implements CampaignOperation {

    /** An agent looks at a record as long as a talk may last. */
    private static final Duration LEASE = Duration.ofHours(1);

    private static final String EMPTY = "PreviewRecordEmpty";

    @Inject
    Clock clock;

    @Inject
    PullService pulls;

    @Inject
    RegistryAge registryAge;

    @Inject
    PreviewSessionRepository sessions;

    @Inject
    PullMetrics metrics;

    @Override
    public String name() {
        return "GetPreviewRecord";
    }

    @Override
    public Privilege privilege() {
        return Privilege.CAN_GET_NEXT_PREVIEW_RECORD;
    }

    @Override
    public Uni<List<AgentEvent>> carryOut(Agent agent, CampaignRequest request, CampaignCard card) {
        return metrics.measure(PullMetrics.By.AGENT, () -> pull(agent, request, card), pulled -> pulled.outcome())
                .map(pulled -> List.of(pulled.event()));
    }

    /** What the agent is told, and what it comes to. */
    private record Pulled(AgentEvent event, PullMetrics.Outcome outcome) {}

    private Uni<Pulled> pull(Agent agent, CampaignRequest request, CampaignCard card) {
        PreviewRule.requireRecordsFor(card, clock.instant(), registryAge.blocks(card.registry()));
        Puller puller = puller(agent, card);
        Uni<Void> session = card.asker().inSession()
                ? Uni.createFrom().voidItem()
                : sessions.begin(agent, card.identity().id(), request.deviceId());
        return session.chain(() -> pulls.pull(card, puller))
                .map(records -> records.isEmpty()
                        ? empty(request, puller.sources())
                        : new Pulled(found(agent, request, card, records.get(0)), PullMetrics.Outcome.RECORDS));
    }

    private Puller puller(Agent agent, CampaignCard card) {
        Set<UUID> owners = new HashSet<>(card.asker().skillIds());
        owners.add(LaneKey.NOBODY);
        owners.add(agent.memberId());
        SourceAccess sources = pulls.sources(agent.clientId(), card, Set.of(agent.memberId()));
        return new Puller(agent.clientId(), agent.timeZone(), owners, sources, agent.memberId(), null, 1, LEASE);
    }

    private AgentEvent found(Agent agent, CampaignRequest request, CampaignCard card, HandedOut record) {
        TzdbZone zone = PreviewData.zone(record, agent.timeZone());
        Map<String, Object> userData = PreviewData.of(request, card, record, zone, clock.instant());
        return new RecordEvent(
                PreviewData.EVENT, request.referenceId(), request.deviceId(), Map.of("userData", userData), userData);
    }

    /** An agent who waits in vain is told that it is not for want of records. */
    private static Pulled empty(CampaignRequest request, SourceAccess sources) {
        Map<String, Object> userData = request.userData(EMPTY);
        if (sources.isIncomplete()) {
            userData.put("reason", "RESTRICTIONS_UNKNOWN");
        }
        return new Pulled(
                new RecordEvent(
                        EMPTY, request.referenceId(), request.deviceId(), Map.of("userData", userData), userData),
                sources.isIncomplete() ? PullMetrics.Outcome.RESTRICTIONS_UNKNOWN : PullMetrics.Outcome.EMPTY);
    }
}
