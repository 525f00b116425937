package io.outdial.outbound.skill;

import io.outdial.contract.outbound.CreateSkillDto;
import io.outdial.contract.outbound.SkillAnswerDto;
import io.outdial.contract.outbound.SkillPageDto;
import io.outdial.contract.outbound.SkillsApi;
import io.outdial.contract.outbound.UpdateSkillDto;
import io.outdial.outbound.entry.PageQuery;
import io.outdial.platform.caller.Call;
import io.outdial.platform.idempotency.Idempotency;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code /v2/skills}, in the shape of careCycle's other resources: it has none of its own. */
@Cancellable(false)
public class SkillResource implements SkillsApi {

    @Inject
    SkillService skills;

    @Inject
    Idempotency idempotency;

    @Inject
    Call call;

    @Override
    public Uni<SkillPageDto> listSkills(Integer page, Integer limit, String sortBy, String sortOrder, String search) {
        return skills.list(call.clientId(), PageQuery.of(page, limit, sortBy, sortOrder, search))
                .map(SkillMapper::toPage);
    }

    @Override
    public Uni<SkillAnswerDto> getSkill(UUID skillId) {
        return skills.get(call.clientId(), skillId).map(SkillAnswerDto::new);
    }

    @Override
    public Uni<SkillAnswerDto> createSkill(CreateSkillDto create, String idempotencyKey) {
        UUID clientId = call.clientId();
        return idempotency.once(call, idempotencyKey, SkillAnswerDto.class, () -> skills.create(clientId, create)
                .map(SkillAnswerDto::new));
    }

    @Override
    public Uni<SkillAnswerDto> updateSkill(UUID skillId, UpdateSkillDto patch, String idempotencyKey) {
        UUID clientId = call.clientId();
        return idempotency.once(
                call, idempotencyKey, SkillAnswerDto.class, () -> skills.update(clientId, skillId, patch)
                        .map(SkillAnswerDto::new));
    }

    @Override
    public Uni<SkillAnswerDto> deleteSkill(UUID skillId, String idempotencyKey) {
        UUID clientId = call.clientId();
        return idempotency.once(call, idempotencyKey, SkillAnswerDto.class, () -> skills.delete(clientId, skillId)
                .map(SkillAnswerDto::new));
    }
}
