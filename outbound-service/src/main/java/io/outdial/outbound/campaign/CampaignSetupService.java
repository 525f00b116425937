package io.outdial.outbound.campaign;

import io.outdial.contract.outbound.CampaignDto;
import io.outdial.contract.outbound.CampaignPositionDto;
import io.outdial.contract.outbound.CampaignStatusDto;
import io.outdial.contract.outbound.CreateCampaignDto;
import io.outdial.contract.outbound.UpdateCampaignDto;
import io.outdial.outbound.entry.Assignment;
import io.outdial.outbound.entry.AssignmentService;
import io.outdial.outbound.entry.EntryRepository;
import io.outdial.outbound.notification.StoredNotifications;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.text.CanonicalText;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.openapitools.jackson.nullable.JsonNullable;

/** Makes and changes campaigns as a whole, by name, with who works in them and the skills that they need. */
@ApplicationScoped
public class CampaignSetupService {

    @Inject
    CampaignService campaigns;

    @Inject
    CampaignMemberService members;

    @Inject
    EntryRepository entries;

    @Inject
    AssignmentService assignments;

    /**
     * A campaign that only waits to be started: its status is active.
     *
     * @return what its agents are told of it, to be delivered after the commit
     * @throws Failure.Refused {@code ALREADY_EXISTS} if the client has one of that name
     * @throws Failure.NotFound if the client lacks the mapping, an agent or a skill
     */
    @WithTransaction
    public Uni<StoredNotifications> create(UUID clientId, String name, CampaignSetup setup) {
        UpdateCampaignDto ready = UpdateCampaignDto.builder()
                .status(JsonNullable.of(CampaignStatusDto.ACTIVE))
                .position(JsonNullable.of(CampaignPositionDto.READY))
                .build();
        return campaigns
                .create(clientId, CreateCampaignDto.builder().name(name).build())
                .map(CampaignDto::id)
                .call(id -> campaigns.update(clientId, id, ready))
                .chain(id -> apply(clientId, id, setup))
                .map(Applied::notifications);
    }

    /**
     * @return what its agents are told of it, to be delivered after the commit; empty if the client has no such
     *     campaign
     * @throws Failure.NotFound if it lacks the mapping, an agent or a skill
     * @throws Failure.Refused {@code IN_USE} if the campaign is running; nothing is changed then
     */
    @WithTransaction
    public Uni<Optional<StoredNotifications>> update(UUID clientId, String name, CampaignSetup setup) {
        return id(clientId, name)
                .chain(id -> id == null
                        ? Uni.createFrom().item(Optional.empty())
                        : apply(clientId, id, setup)
                                .invoke(applied -> requireStopped(applied.campaign()))
                                .map(applied -> Optional.of(applied.notifications())));
    }

    /**
     * The numbers to choose from; also while the campaign is running.
     *
     * @return false if the client has no such campaign
     */
    @WithTransaction
    public Uni<Boolean> setDids(UUID clientId, String name, List<String> dids, List<String> fallbackDids) {
        UpdateCampaignDto patch = UpdateCampaignDto.builder()
                .dynamicDids(JsonNullable.of(dids))
                .fallbackDynamicDids(JsonNullable.of(fallbackDids))
                .build();
        return id(clientId, name)
                .chain(id -> id == null
                        ? Uni.createFrom().item(false)
                        : campaigns.update(clientId, id, patch).replaceWith(true));
    }

    private record Applied(CampaignDto campaign, StoredNotifications notifications) {}

    /** What a campaign refers to is locked before the campaign: whoever renames it changes the campaign afterwards. */
    private Uni<Applied> apply(UUID clientId, UUID id, CampaignSetup setup) {
        return ids(CampaignMemberService.MEMBERS, clientId, "agentId", setup.agentIds())
                .chain(members -> ids(CampaignSkillResource.SKILLS, clientId, "name", setup.skills())
                        .chain(skills -> campaigns
                                .update(clientId, id, setup.fields())
                                .map(CampaignService.Updated::campaign)
                                .call(() -> setSkills(clientId, id, skills))
                                .chain(campaign -> setMembers(clientId, id, members)
                                        .map(notifications -> new Applied(campaign, notifications)))));
    }

    /** Those that the values name, locked; null where there are none to assign. */
    private Uni<List<UUID>> ids(Assignment<?> kind, UUID clientId, String property, List<String> values) {
        return values == null
                ? Uni.createFrom().nullItem()
                : Multi.createFrom()
                        .iterable(values)
                        .onItem()
                        .transformToUniAndConcatenate(value -> id(kind.assigned(), clientId, property, value))
                        .collect()
                        .asList()
                        .call(ids -> assignments.lock(kind, clientId, ids));
    }

    /** @param ids null to leave them */
    private Uni<Void> setSkills(UUID clientId, UUID campaignId, List<UUID> ids) {
        return ids == null
                ? Uni.createFrom().voidItem()
                : assignments
                        .replace(CampaignSkillResource.SKILLS, clientId, campaignId, ids)
                        .replaceWithVoid();
    }

    /** @param ids null to leave them */
    private Uni<StoredNotifications> setMembers(UUID clientId, UUID campaignId, List<UUID> ids) {
        return ids == null
                ? Uni.createFrom().item(StoredNotifications.NONE)
                : members.replace(clientId, campaignId, ids);
    }

    private Uni<UUID> id(Class<?> type, UUID clientId, String property, String value) {
        return entries.findId(type, clientId, property, CanonicalText.of(value))
                .onItem()
                .ifNull()
                .failWith(() -> new Failure.NotFound(
                        "No " + type.getSimpleName().toLowerCase(Locale.ROOT) + " is called " + value));
    }

    /** Null if the client has no such campaign. */
    private Uni<UUID> id(UUID clientId, String name) {
        return entries.findId(Campaign.class, clientId, "name", CanonicalText.of(name == null ? "" : name));
    }

    private static void requireStopped(CampaignDto campaign) {
        if (campaign.position() == CampaignPositionDto.RUNNING) {
            throw new Failure.Refused(ErrorCode.IN_USE, "The campaign is running");
        }
    }
}
