package io.outdial.outbound.member;

import io.outdial.contract.outbound.MemberSkillsApi;
import io.outdial.contract.outbound.MemberSkillsDto;
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

/** {@code /v2/members/{memberId}/skills}: what an agent can do, for the records of Skillwise campaigns. */
@Cancellable(false)
public class MemberSkillResource implements MemberSkillsApi {

    static final Assignment<Skill> SKILLS = new Assignment<>(Member.class, Skill.class);

    @Inject
    AssignmentService assignments;

    @Inject
    Idempotency idempotency;

    @Inject
    Call call;

    @Override
    public Uni<SkillPageDto> listMemberSkills(UUID memberId, Integer page, Integer limit) {
        return assignments
                .list(SKILLS, call.clientId(), memberId, PageQuery.by("name", page, limit), SkillMapper::toDto)
                .map(SkillMapper::toPage);
    }

    @Override
    public Uni<MemberSkillsDto> replaceMemberSkills(UUID memberId, MemberSkillsDto skills, String idempotencyKey) {
        UUID clientId = call.clientId();
        return idempotency.once(call, idempotencyKey, MemberSkillsDto.class, () -> assignments
                .replace(SKILLS, clientId, memberId, skills.skillIds())
                .map(MemberSkillsDto::new));
    }
}
