package io.outdial.outbound.pull;

import io.outdial.outbound.donotcall.RegistryAge;
import io.outdial.outbound.pull.CampaignCard.Dialling;
import io.outdial.outbound.pull.Situation.OfCampaign;
import io.outdial.outbound.pull.Situation.OfNumber;
import io.outdial.outbound.pull.Situation.OfRecord;
import io.outdial.outbound.pull.Situation.Owner;
import io.outdial.outbound.pull.Situation.Requester;
import io.outdial.outbound.record.HandedOut;
import io.outdial.outbound.record.RecordDetails;
import io.outdial.outbound.record.WindowKey;
import io.outdial.outbound.restriction.SourceAccess;
import io.outdial.outbound.restriction.SourceRestrictions;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.time.TzdbZone;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Says why a record is not handed out, in the session of the caller, who runs within
 * {@link SourceRestrictions#whenKnown}.
 */
@ApplicationScoped
public class EligibilityService {

    @Inject
    Clock clock;

    @Inject
    CampaignCardRepository cards;

    @Inject
    RoomRepository rooms;

    @Inject
    NumberRepository numbers;

    @Inject
    RegistryAge registryAge;

    @Inject
    SourceRestrictions restrictions;

    /**
     * Every reason; empty if it may be handed out.
     *
     * @param clientZone of the client, for numbers of which no zone is known
     * @param memberId the agent who would get it; null for a dialler that names none
     * @throws Failure.NotFound if the client has no such agent
     */
    public Uni<List<Obstacle>> obstacles(UUID clientId, TzdbZone clientZone, RecordDetails record, UUID memberId) {
        return cards.findById(clientId, record.campaignId(), memberId)
                .invoke(card -> {
                    if (memberId != null && card.asker().agentId() == null) {
                        throw new Failure.NotFound("No member with this id");
                    }
                })
                .chain(card ->
                        obstacles(clientId, clientZone, record, card, memberId, sources(clientId, record, memberId)));
    }

    private Uni<List<Obstacle>> obstacles(
            UUID clientId,
            TzdbZone clientZone,
            RecordDetails record,
            CampaignCard card,
            UUID memberId,
            SourceAccess sources) {
        return rooms.open(clientId, record.campaignId())
                .chain(open -> numbers.find(clientId, record, card.dialling().maxCallsADay())
                        .map(number -> EligibilityRule.obstacles(
                                situation(record, number, card, open, clientZone, memberId, sources))));
    }

    private SourceAccess sources(UUID clientId, RecordDetails record, UUID memberId) {
        return memberId == null || record.audience().sourceId() == null
                ? new SourceAccess.Unchecked()
                : restrictions.of(clientId, record.campaignId(), Set.of(memberId));
    }

    private Situation situation(
            RecordDetails record,
            OfNumber number,
            CampaignCard card,
            int open,
            TzdbZone clientZone,
            UUID memberId,
            SourceAccess sources) {
        Instant now = clock.instant();
        return new Situation(
                now,
                ofRecord(record, card.dialling()),
                number,
                ofCampaign(record.destination().window(), card, open, clientZone, now),
                memberId == null
                        ? Requester.DIALLER
                        : new Requester(
                                Set.of(memberId),
                                card.asker().skillIds(),
                                card.asker().isMember(),
                                sources));
    }

    private static OfRecord ofRecord(RecordDetails record, Dialling dialling) {
        return new OfRecord(
                record.status(),
                record.progress().type(),
                record.times().dueAt(),
                record.times().expiresAt(),
                record.progress().attempts(),
                dialling.maxAttempts(),
                owner(record.audience()),
                record.audience().sourceId(),
                record.rejectedBy(),
                record.rejectedAt());
    }

    private static Owner owner(HandedOut.Audience audience) {
        if (audience.memberId() != null) {
            return new Owner.Member(audience.memberId());
        }
        return audience.skillId() == null ? new Owner.Anybody() : new Owner.Skill(audience.skillId());
    }

    private OfCampaign ofCampaign(WindowKey window, CampaignCard card, int open, TzdbZone clientZone, Instant now) {
        Dialling dialling = card.dialling();
        boolean isOpen = OpenWindows.isOpen(window, dialling.hours(), clientZone, now);
        return new OfCampaign(
                dialling.isOn() && dialling.type() != CampaignType.INBOUND,
                dialling.startDate(),
                dialling.endDate(),
                dialling.maxConcurrentCalls(),
                open,
                isOpen,
                isOpen
                        ? null
                        : OpenWindows.nextOpening(window, dialling.hours(), clientZone, now)
                                .orElse(null),
                registryAge.blocks(card.registry()));
    }
}
