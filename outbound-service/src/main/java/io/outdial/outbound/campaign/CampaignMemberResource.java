package io.outdial.outbound.campaign;

import io.outdial.contract.outbound.CampaignMembersApi;
import io.outdial.contract.outbound.CampaignMembersDto;
import io.outdial.contract.outbound.MemberPageDto;
import io.outdial.outbound.entry.PageQuery;
import io.outdial.outbound.member.MemberMapper;
import io.outdial.outbound.notice.Notices;
import io.outdial.outbound.notification.StoredNotifications;
import io.outdial.platform.caller.Call;
import io.outdial.platform.idempotency.Idempotency;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code /v2/campaigns/{campaignId}/members}: which agents a campaign's leads may name. */
@Cancellable(false)
public class CampaignMemberResource implements CampaignMembersApi {

    @Inject
    CampaignMemberService members;

    @Inject
    Notices notices;

    @Inject
    Idempotency idempotency;

    @Inject
    Call call;

    @Override
    public Uni<MemberPageDto> listCampaignMembers(UUID campaignId, Integer page, Integer limit) {
        return members.list(call.clientId(), campaignId, PageQuery.by("name", page, limit))
                .map(MemberMapper::toPage);
    }

    @Override
    public Uni<CampaignMembersDto> replaceCampaignMembers(
            UUID campaignId, CampaignMembersDto set, String idempotencyKey) {
        UUID clientId = call.clientId();
        AtomicReference<StoredNotifications> told = new AtomicReference<>(StoredNotifications.NONE);
        return idempotency
                .once(call, idempotencyKey, CampaignMembersDto.class, () -> members.replace(
                                clientId, campaignId, set.memberIds())
                        .invoke(told::set)
                        .replaceWith(() -> new CampaignMembersDto(
                                set.memberIds().stream().distinct().toList())))
                .invoke(() -> notices.deliver(told.get()));
    }
}
