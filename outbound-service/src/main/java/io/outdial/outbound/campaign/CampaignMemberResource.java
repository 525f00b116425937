package io.outdial.outbound.campaign;

import io.outdial.contract.outbound.CampaignMembersApi;
import io.outdial.contract.outbound.CampaignMembersDto;
import io.outdial.contract.outbound.MemberPageDto;
import io.outdial.outbound.entry.Assignment;
import io.outdial.outbound.entry.AssignmentService;
import io.outdial.outbound.entry.PageQuery;
import io.outdial.outbound.member.Member;
import io.outdial.outbound.member.MemberMapper;
import io.outdial.platform.caller.Call;
import io.outdial.platform.idempotency.Idempotency;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code /v2/campaigns/{campaignId}/members}: which agents a campaign's leads may name. */
@Cancellable(false)
public class CampaignMemberResource implements CampaignMembersApi {

    private static final Assignment<Member> MEMBERS = new Assignment<>(Campaign.class, Member.class);

    @Inject
    AssignmentService assignments;

    @Inject
    Idempotency idempotency;

    @Inject
    Call call;

    @Override
    public Uni<MemberPageDto> listCampaignMembers(UUID campaignId, Integer page, Integer limit) {
        return assignments
                .list(MEMBERS, call.clientId(), campaignId, PageQuery.by("name", page, limit), MemberMapper::toDto)
                .map(MemberMapper::toPage);
    }

    @Override
    public Uni<CampaignMembersDto> replaceCampaignMembers(
            UUID campaignId, CampaignMembersDto members, String idempotencyKey) {
        UUID clientId = call.clientId();
        return idempotency.once(call, idempotencyKey, CampaignMembersDto.class, () -> assignments
                .replace(MEMBERS, clientId, campaignId, members.memberIds())
                .map(CampaignMembersDto::new));
    }
}
