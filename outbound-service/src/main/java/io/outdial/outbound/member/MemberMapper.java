package io.outdial.outbound.member;

import io.outdial.contract.outbound.CreateMemberDto;
import io.outdial.contract.outbound.MemberDto;
import io.outdial.contract.outbound.MemberPageDto;
import io.outdial.contract.outbound.MemberPrivilegeDto;
import io.outdial.contract.outbound.UpdateMemberDto;
import io.outdial.outbound.entry.TrimmedText;
import io.outdial.platform.id.UuidV7;
import io.outdial.platform.paging.Page;
import io.outdial.platform.text.CanonicalText;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Between the contract's records and the entity. Passwords do not pass here, only their hashes. */
public final class MemberMapper {

    private MemberMapper() {}

    /** @param passwordHash null where no password was given */
    static Member toEntity(UUID clientId, CreateMemberDto create, String passwordHash, Instant now) {
        Member member = new Member();
        member.clientId = clientId;
        member.id = UuidV7.next();
        member.createdAt = now;
        member.updatedAt = now;
        member.name = TrimmedText.stripped("name", create.name());
        member.agentId = TrimmedText.stripped("agentId", create.agentId());
        member.userName = CanonicalText.of(create.userName());
        member.passwordHash = passwordHash;
        member.features = create.features() == null ? List.of() : each(create.features());
        member.privileges = names(create.privileges());
        return member;
    }

    /** Everything but the password. Without its user name a member has none either. */
    static void apply(UpdateMemberDto patch, Member member) {
        patch.name().ifPresent(value -> member.name = TrimmedText.stripped("name", value));
        patch.agentId().ifPresent(value -> member.agentId = TrimmedText.stripped("agentId", value));
        patch.userName().ifPresent(value -> member.userName = CanonicalText.of(value));
        patch.features().ifPresent(value -> member.features = each(value));
        patch.privileges().ifPresent(value -> member.privileges = names(value));
        if (member.userName == null) {
            member.passwordHash = null;
        }
    }

    public static MemberDto toDto(Member member) {
        return MemberDto.builder()
                .id(member.id)
                .createdAt(member.createdAt)
                .updatedAt(member.updatedAt)
                .clientId(member.clientId)
                .name(member.name)
                .agentId(member.agentId)
                .userName(member.userName)
                .hasPassword(member.passwordHash != null)
                .features(member.features)
                .privileges(privileges(member))
                .build();
    }

    /** For the lists of campaigns too. */
    public static MemberPageDto toPage(Page<MemberDto> members) {
        return new MemberPageDto(
                members.numbers().itemsTotal(),
                members.numbers().currentPage(),
                members.numbers().nextPage(),
                members.numbers().prevPage(),
                members.items());
    }

    private static List<String> each(List<String> features) {
        return features.stream().distinct().toList();
    }

    private static List<String> names(List<MemberPrivilegeDto> privileges) {
        return privileges == null
                ? null
                : each(privileges.stream().map(MemberPrivilegeDto::wireValue).toList());
    }

    private static List<MemberPrivilegeDto> privileges(Member member) {
        return member.privileges == null
                ? null
                : Arrays.stream(MemberPrivilegeDto.values())
                        .filter(privilege -> member.privileges.contains(privilege.wireValue()))
                        .toList();
    }
}
