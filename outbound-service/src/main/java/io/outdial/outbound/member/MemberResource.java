package io.outdial.outbound.member;

import io.outdial.contract.outbound.CreateMemberDto;
import io.outdial.contract.outbound.MemberAnswerDto;
import io.outdial.contract.outbound.MemberPageDto;
import io.outdial.contract.outbound.MembersApi;
import io.outdial.contract.outbound.UpdateMemberDto;
import io.outdial.outbound.entry.PageQuery;
import io.outdial.platform.caller.Call;
import io.outdial.platform.idempotency.Idempotency;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;

/**
 * {@code /v2/members}, in the shape of careCycle's other resources: of members it documents no endpoint (carecycle.md
 * §2.11).
 */
@Cancellable(false)
public class MemberResource implements MembersApi {

    @Inject
    MemberService members;

    @Inject
    Idempotency idempotency;

    @Inject
    Call call;

    @Override
    public Uni<MemberPageDto> listMembers(Integer page, Integer limit, String sortBy, String sortOrder, String search) {
        return members.list(call.clientId(), PageQuery.of(page, limit, sortBy, sortOrder, search))
                .map(MemberMapper::toPage);
    }

    @Override
    public Uni<MemberAnswerDto> getMember(UUID memberId) {
        return members.get(call.clientId(), memberId).map(MemberAnswerDto::new);
    }

    @Override
    public Uni<MemberAnswerDto> createMember(CreateMemberDto create, String idempotencyKey) {
        UUID clientId = call.clientId();
        return idempotency.once(
                call,
                idempotencyKey,
                MemberAnswerDto.class,
                () -> members.hash(clientId, create.password()),
                hash -> members.create(clientId, create, hash).map(MemberAnswerDto::new));
    }

    @Override
    public Uni<MemberAnswerDto> updateMember(UUID memberId, UpdateMemberDto patch, String idempotencyKey) {
        UUID clientId = call.clientId();
        return idempotency.once(
                call,
                idempotencyKey,
                MemberAnswerDto.class,
                () -> members.hash(clientId, patch.password().orElse(null)),
                hash -> members.update(clientId, memberId, patch, hash).map(MemberAnswerDto::new));
    }

    @Override
    public Uni<MemberAnswerDto> deleteMember(UUID memberId, String idempotencyKey) {
        UUID clientId = call.clientId();
        return idempotency.once(call, idempotencyKey, MemberAnswerDto.class, () -> members.delete(clientId, memberId)
                .map(MemberAnswerDto::new));
    }
}
