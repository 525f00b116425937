package io.outdial.outbound.skill;

import io.outdial.contract.outbound.CreateSkillDto;
import io.outdial.contract.outbound.SkillDto;
import io.outdial.contract.outbound.UpdateSkillDto;
import io.outdial.outbound.entry.EntryFilter;
import io.outdial.outbound.entry.EntryRepository;
import io.outdial.outbound.entry.PageQuery;
import io.outdial.platform.paging.Page;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Skills. */
@ApplicationScoped
public class SkillService {

    private static final List<String> SEARCHED = List.of("name");

    @Inject
    EntryRepository entries;

    @Inject
    Clock clock;

    @WithSession
    Uni<Page<SkillDto>> list(UUID clientId, PageQuery query) {
        return entries.list(Skill.class, clientId, query, EntryFilter.ALL, SEARCHED)
                .map(skills -> skills.map(SkillMapper::toDto));
    }

    @WithSession
    Uni<SkillDto> get(UUID clientId, UUID id) {
        return entries.get(Skill.class, clientId, id).map(SkillMapper::toDto);
    }

    @WithTransaction
    Uni<SkillDto> create(UUID clientId, CreateSkillDto create) {
        return entries.add(SkillMapper.toEntity(clientId, create, clock.instant()), clientId, Skill.NAMES)
                .map(SkillMapper::toDto);
    }

    /** A patch that changes nothing leaves {@code updatedAt} as it is. */
    @WithTransaction
    Uni<SkillDto> update(UUID clientId, UUID id, UpdateSkillDto patch) {
        return entries.getForUpdate(Skill.class, clientId, id)
                .invoke(skill -> change(skill, patch))
                .call(() -> entries.flush(Skill.NAMES))
                .map(SkillMapper::toDto);
    }

    /** @return the skill as it was */
    @WithTransaction
    Uni<SkillDto> delete(UUID clientId, UUID id) {
        return entries.getForUpdate(Skill.class, clientId, id)
                .call(() -> entries.delete(Skill.class, clientId, id))
                .map(SkillMapper::toDto);
    }

    private void change(Skill skill, UpdateSkillDto patch) {
        SkillDto before = SkillMapper.toDto(skill);
        SkillMapper.apply(patch, skill);
        if (!SkillMapper.toDto(skill).equals(before)) {
            skill.updatedAt = clock.instant();
        }
    }
}
