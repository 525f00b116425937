package io.outdial.outbound.campaign;

import io.outdial.contract.outbound.CampaignSkillsApi;
import io.outdial.contract.outbound.CampaignSkillsDto;
import io.outdial.contract.outbound.SkillPageDto;
import io.outdial.outbound.entry.Assignment;
import io.outdial.outbound.entry.AssignmentService;
import io.outdial.outbound.entry.PageQuery;
import io.outdial.outbound.skill.Skill;
import io.outdial.outbound.skill.SkillMapper;
import io.outdial.platform.caller.Call;
import io.outdial.platform.idempotency.Idempotency;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code /v2/campaigns/{campaignId}/skills}: which skills a campaign's leads may name. */
@Cancellable(false)
public class CampaignSkillResource implements CampaignSkillsApi {

    static final Assignment<Skill> SKILLS = new Assignment<>(Campaign.class, Skill.class);

    @Inject
    AssignmentService assignments;

    @Inject
    Idempotency idempotency;

    @Inject
    Call call;

    @Override
    public Uni<SkillPageDto> listCampaignSkills(UUID campaignId, Integer page, Integer limit) {
        return assignments
                .list(SKILLS, call.clientId(), campaignId, PageQuery.by("name", page, limit), SkillMapper::toDto)
                .map(SkillMapper::toPage);
    }

    @Override
    public Uni<CampaignSkillsDto> replaceCampaignSkills(
            UUID campaignId, CampaignSkillsDto skills, String idempotencyKey) {
        UUID clientId = call.clientId();
        return idempotency.once(call, idempotencyKey, CampaignSkillsDto.class, () -> assignments
                .replace(SKILLS, clientId, campaignId, skills.skillIds())
                .map(CampaignSkillsDto::new));
    }
}
