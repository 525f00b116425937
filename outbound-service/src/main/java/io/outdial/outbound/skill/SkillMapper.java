package io.outdial.outbound.skill;

import io.outdial.contract.outbound.CreateSkillDto;
import io.outdial.contract.outbound.SkillDto;
import io.outdial.contract.outbound.SkillPageDto;
import io.outdial.contract.outbound.UpdateSkillDto;
import io.outdial.outbound.entry.TrimmedText;
import io.outdial.platform.id.UuidV7;
import io.outdial.platform.paging.Page;
import java.time.Instant;
import java.util.UUID;

/** Between the contract's records and the entity. */
public final class SkillMapper {

    private SkillMapper() {}

    static Skill toEntity(UUID clientId, CreateSkillDto create, Instant now) {
        Skill skill = new Skill();
        skill.clientId = clientId;
        skill.id = UuidV7.next();
        skill.createdAt = now;
        skill.updatedAt = now;
        skill.name = TrimmedText.stripped("name", create.name());
        return skill;
    }

    static void apply(UpdateSkillDto patch, Skill skill) {
        patch.name().ifPresent(value -> skill.name = TrimmedText.stripped("name", value));
    }

    public static SkillDto toDto(Skill skill) {
        return new SkillDto(skill.id, skill.createdAt, skill.updatedAt, skill.clientId, skill.name);
    }

    /** For the lists of campaigns too. */
    public static SkillPageDto toPage(Page<SkillDto> skills) {
        return new SkillPageDto(
                skills.numbers().itemsTotal(),
                skills.numbers().currentPage(),
                skills.numbers().nextPage(),
                skills.numbers().prevPage(),
                skills.items());
    }
}
