package io.outdial.outbound.member;

import io.outdial.contract.outbound.CreateMemberDto;
import io.outdial.contract.outbound.MemberDto;
import io.outdial.contract.outbound.UpdateMemberDto;
import io.outdial.outbound.entry.EntryFilter;
import io.outdial.outbound.entry.EntryRepository;
import io.outdial.outbound.entry.PageQuery;
import io.outdial.outbound.login.Passwords;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import io.outdial.platform.paging.Page;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Members. Logins read the row itself, so that a new password and a deletion take effect from the next request on. */
@ApplicationScoped
public class MemberService {

    private static final List<String> SEARCHED = List.of("name", "agentId");

    @Inject
    EntryRepository entries;

    @Inject
    Clock clock;

    @Inject
    Passwords passwords;

    @WithSession
    Uni<Page<MemberDto>> list(UUID clientId, PageQuery query) {
        return entries.list(Member.class, clientId, query, EntryFilter.ALL, SEARCHED)
                .map(members -> members.map(MemberMapper::toDto));
    }

    @WithSession
    Uni<MemberDto> get(UUID clientId, UUID id) {
        return entries.get(Member.class, clientId, id).map(MemberMapper::toDto);
    }

    /**
     * The hash of a new password: tens of milliseconds, so before the transaction and on a thread of its own.
     *
     * @param password null where none is set
     * @return empty where none is set
     */
    Uni<Optional<String>> hash(UUID clientId, String password) {
        refuse(PasswordPolicy.check(password));
        return password == null
                ? Uni.createFrom().item(Optional.empty())
                : passwords.hash(clientId, password).map(Optional::of);
    }

    @WithTransaction
    Uni<MemberDto> create(UUID clientId, CreateMemberDto create, Optional<String> passwordHash) {
        refuse(PasswordPolicy.check(create.userName(), passwordHash.isPresent()));
        return entries.add(
                        MemberMapper.toEntity(clientId, create, passwordHash.orElse(null), clock.instant()),
                        clientId,
                        Member.NAMES)
                .map(MemberMapper::toDto);
    }

    /**
     * A patch that changes nothing leaves {@code updatedAt} as it is.
     *
     * @param passwordHash of the password in the patch
     */
    @WithTransaction
    Uni<MemberDto> update(UUID clientId, UUID id, UpdateMemberDto patch, Optional<String> passwordHash) {
        return entries.getForUpdate(Member.class, clientId, id)
                .invoke(member -> change(member, patch, passwordHash.orElse(null)))
                .call(() -> entries.flush(Member.NAMES))
                .map(MemberMapper::toDto);
    }

    /** @return the member as it was */
    @WithTransaction
    Uni<MemberDto> delete(UUID clientId, UUID id) {
        return entries.getForUpdate(Member.class, clientId, id)
                .call(() -> entries.delete(Member.class, clientId, id))
                .map(MemberMapper::toDto);
    }

    private void change(Member member, UpdateMemberDto patch, String passwordHash) {
        MemberDto before = MemberMapper.toDto(member);
        String hashBefore = member.passwordHash;
        if (patch.password().isPresent()) {
            member.passwordHash = passwordHash;
        }
        MemberMapper.apply(patch, member);
        refuse(PasswordPolicy.check(member.userName, passwordHash != null));
        if (!MemberMapper.toDto(member).equals(before) || !Objects.equals(hashBefore, member.passwordHash)) {
            member.updatedAt = clock.instant();
        }
    }

    private static void refuse(List<Issue> issues) {
        if (!issues.isEmpty()) {
            throw new Failure.NotValid(issues);
        }
    }
}
