package io.outdial.outbound.campaign;

import io.outdial.contract.outbound.CampaignDto;
import io.outdial.contract.outbound.CreateCampaignDto;
import io.outdial.contract.outbound.UpdateCampaignDto;
import io.outdial.outbound.callinglist.CallingListRepository;
import io.outdial.outbound.donotcall.ScopeRepository;
import io.outdial.outbound.entry.EntryFilter;
import io.outdial.outbound.entry.EntryRepository;
import io.outdial.outbound.entry.PageQuery;
import io.outdial.outbound.mapping.MappingRepository;
import io.outdial.outbound.notice.CampaignState;
import io.outdial.outbound.notice.Notices;
import io.outdial.outbound.notification.StoredNotifications;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import io.outdial.platform.id.UuidV7;
import io.outdial.platform.outbox.Outbox;
import io.outdial.platform.paging.Page;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Campaigns. Reads return the entity, so that peers can be asked about it after the session has ended. */
@ApplicationScoped
public class CampaignService {

    private static final List<String> SEARCHED = List.of("name", "description");
    private static final String LIST_OF = "_List";

    @Inject
    EntryRepository entries;

    @Inject
    Clock clock;

    @Inject
    CampaignRepository campaigns;

    @Inject
    MappingRepository mappings;

    @Inject
    CallingListRepository callingLists;

    @Inject
    ScopeRepository groups;

    @Inject
    Notices notices;

    @Inject
    Outbox outbox;

    /** @param status null for every status */
    @WithSession
    Uni<Page<Campaign>> list(UUID clientId, PageQuery query, CampaignStatus status) {
        return entries.list(Campaign.class, clientId, query, EntryFilter.with("status", status), SEARCHED);
    }

    @WithSession
    Uni<Campaign> get(UUID clientId, UUID id) {
        return entries.get(Campaign.class, clientId, id);
    }

    /** With its calling list: a campaign without one could take no leads. */
    @WithTransaction
    Uni<CampaignDto> create(UUID clientId, CreateCampaignDto create) {
        if (create.templateId() != null) {
            throw new Failure.NotFound("No campaign template with this id");
        }
        refuse(CampaignPolicy.checkDirection(
                create.direction() == null ? null : create.direction().wireValue(),
                create.type() == null ? null : create.type().wireValue()));
        Campaign campaign = CampaignMapper.toEntity(clientId, create, clock.instant());
        check(campaign);
        return requireMapping(clientId, create.mappingName())
                .chain(() -> groups.requireGroups(clientId, campaign.dncScopes))
                .chain(campaigns::nextDbid)
                .invoke(dbid -> campaign.dbid = dbid)
                .chain(() -> entries.add(campaign, clientId, Campaign.NAMES))
                .call(() -> callingLists.makeDefault(clientId, UuidV7.next(), campaign.id, campaign.name + LIST_OF))
                .map(CampaignMapper::toDto);
    }

    /**
     * A campaign that was changed.
     *
     * @param notifications what its members are told of it, to be delivered after the commit
     */
    record Updated(CampaignDto campaign, StoredNotifications notifications) {}

    /**
     * A patch that changes nothing leaves {@code updatedAt} as it is.
     *
     * @throws Failure.Refused if the status cannot follow the present one: see {@link CampaignStatusRule}
     */
    @WithTransaction
    Uni<Updated> update(UUID clientId, UUID id, UpdateCampaignDto patch) {
        return requireMapping(clientId, patch.mappingName().orElse(null))
                .chain(() ->
                        groups.requireGroups(clientId, patch.doNotCallGroupIds().orElse(List.of())))
                .chain(() -> entries.getForUpdate(Campaign.class, clientId, id))
                .chain(campaign -> {
                    CampaignState before = campaign.state();
                    change(campaign, patch);
                    return entries.flush(Campaign.NAMES)
                            .invoke(() -> announce(before, campaign))
                            .chain(() -> notices.storeChange(before, campaign.state()))
                            .map(told -> new Updated(CampaignMapper.toDto(campaign), told));
                });
    }

    /** The end of a campaign is told to enrollment-service; the event was written with the status (V191). */
    private void announce(CampaignState before, Campaign campaign) {
        if (campaign.status.isOver() && !campaign.status.wireValue().equals(before.status())) {
            outbox.expect();
        }
    }

    /** @param name null where a campaign is to have none, or to keep the one it has */
    private Uni<Void> requireMapping(UUID clientId, String name) {
        return name == null
                ? Uni.createFrom().voidItem()
                : mappings.lock(clientId, name)
                        .invoke(isThere -> {
                            if (!isThere) {
                                throw new Failure.NotFound("No mapping with this name");
                            }
                        })
                        .replaceWithVoid();
    }

    private void change(Campaign campaign, UpdateCampaignDto patch) {
        CampaignDto before = CampaignMapper.toDto(campaign);
        patch.status().ifPresent(status -> move(campaign, CampaignStatus.of(status.wireValue())));
        CampaignMapper.apply(patch, campaign);
        check(campaign);
        if (!CampaignMapper.toDto(campaign).equals(before)) {
            campaign.updatedAt = clock.instant();
        }
    }

    /** A campaign that becomes active starts; the patch may name another position. */
    private static void move(Campaign campaign, CampaignStatus status) {
        if (!CampaignStatusRule.allows(campaign.status, status)) {
            throw new Failure.Refused(
                    ErrorCode.INVALID_STATUS_TRANSITION,
                    "A campaign that is " + campaign.status.wireValue() + " cannot become " + status.wireValue());
        }
        if (status == CampaignStatus.ACTIVE && campaign.status != status) {
            campaign.position = CampaignMapper.RUNNING;
        }
        campaign.status = status;
    }

    private static void check(Campaign campaign) {
        refuse(CampaignPolicy.checkDates(campaign.startDate, campaign.endDate));
        refuse(CampaignPolicy.checkHours(campaign.callFrom, campaign.callUntil));
    }

    private static void refuse(List<Issue> issues) {
        if (!issues.isEmpty()) {
            throw new Failure.NotValid(issues);
        }
    }
}
