package io.outdial.outbound.campaign;

import io.outdial.contract.outbound.MemberDto;
import io.outdial.outbound.entry.Assignment;
import io.outdial.outbound.entry.AssignmentService;
import io.outdial.outbound.entry.EntryRepository;
import io.outdial.outbound.entry.PageQuery;
import io.outdial.outbound.member.Member;
import io.outdial.outbound.member.MemberMapper;
import io.outdial.outbound.notice.Notices;
import io.outdial.outbound.notification.StoredNotifications;
import io.outdial.platform.paging.Page;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Who works in a campaign. Agents are told of the campaigns that they come to and leave. */
@ApplicationScoped
public class CampaignMemberService {

    static final Assignment<Member> MEMBERS = new Assignment<>(Campaign.class, Member.class);

    @Inject
    AssignmentService assignments;

    @Inject
    EntryRepository entries;

    @Inject
    Notices notices;

    Uni<Page<MemberDto>> list(UUID clientId, UUID campaignId, PageQuery query) {
        return assignments.list(MEMBERS, clientId, campaignId, query, MemberMapper::toDto);
    }

    /**
     * Replaces the whole set.
     *
     * @return what agents are told of it, to be delivered after the commit
     * @throws io.outdial.platform.failure.Failure.NotFound if the client does not have the campaign or one of the
     *     members; nothing is changed then
     */
    @WithTransaction
    public Uni<StoredNotifications> replace(UUID clientId, UUID campaignId, List<UUID> memberIds) {
        return assignments
                .replaceAndCompare(MEMBERS, clientId, campaignId, memberIds)
                .chain(change -> entries.get(Campaign.class, clientId, campaignId)
                        .chain(campaign ->
                                notices.storeMembership(campaign.state(), change.added(), change.removed())));
    }
}
