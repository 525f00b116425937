package io.outdial.outbound.member;

import io.outdial.contract.outbound.CreateMemberDto;
import io.outdial.contract.outbound.MemberDto;
import io.outdial.contract.outbound.UpdateMemberDto;
import io.outdial.outbound.entry.AssignmentService;
import io.outdial.outbound.entry.EntryRepository;
import io.outdial.outbound.skill.Skill;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.text.CanonicalText;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Agents by the id that leads name them by, and their skills by name, as dialects know both. */
@ApplicationScoped
public class AgentService {

    @Inject
    MemberService members;

    @Inject
    AgentRepository agents;

    @Inject
    EntryRepository entries;

    @Inject
    AssignmentService assignments;

    /** Empty if the client has no such agent. */
    @WithSession
    public Uni<Optional<AgentDetails>> find(UUID clientId, String agentId) {
        return agents.find(clientId, agentId).map(Optional::ofNullable);
    }

    /** See {@link MemberService#hash}. */
    public Uni<Optional<String>> hash(UUID clientId, String password) {
        return members.hash(clientId, password);
    }

    /**
     * An agent with these skills.
     *
     * @throws Failure.NotFound if the client lacks one of the skills
     * @throws Failure.Refused {@code ALREADY_EXISTS} if it has an agent with this id
     */
    @WithTransaction
    public Uni<MemberDto> create(
            UUID clientId, CreateMemberDto create, Optional<String> passwordHash, List<String> skills) {
        return skillIds(clientId, skills).chain(ids -> members.create(clientId, create, passwordHash)
                .call(member -> ids.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : assignments.replace(MemberSkillResource.SKILLS, clientId, member.id(), ids)));
    }

    /**
     * Changes what the patch names.
     *
     * @param passwordHash of the password in the patch
     * @param skills null to leave them
     * @return false if the client has no such agent
     * @throws Failure.NotFound if the client lacks one of the skills
     */
    @WithTransaction
    public Uni<Boolean> update(
            UUID clientId, String agentId, UpdateMemberDto patch, Optional<String> passwordHash, List<String> skills) {
        return skillIds(clientId, skills == null ? List.of() : skills)
                .chain(ids -> entries.findId(Member.class, clientId, "agentId", CanonicalText.of(agentId))
                        .chain(id -> id == null
                                ? Uni.createFrom().item(false)
                                : members.update(clientId, id, patch, passwordHash)
                                        .call(member -> skills == null
                                                ? Uni.createFrom().voidItem()
                                                : assignments.replace(MemberSkillResource.SKILLS, clientId, id, ids))
                                        .replaceWith(true)));
    }

    /** @return false if the client has no such agent */
    @WithTransaction
    public Uni<Boolean> delete(UUID clientId, String agentId) {
        return entries.findId(Member.class, clientId, "agentId", CanonicalText.of(agentId))
                .chain(id -> id == null
                        ? Uni.createFrom().item(false)
                        : members.delete(clientId, id).replaceWith(true));
    }

    private Uni<List<UUID>> skillIds(UUID clientId, List<String> names) {
        return Multi.createFrom()
                .iterable(names)
                .onItem()
                .transformToUniAndConcatenate(
                        name -> entries.findId(Skill.class, clientId, "name", CanonicalText.of(name))
                                .onItem()
                                .ifNull()
                                .failWith(() -> new Failure.NotFound("No skill with this name")))
                .collect()
                .asList();
    }
}
