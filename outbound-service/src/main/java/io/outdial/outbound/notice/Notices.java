package io.outdial.outbound.notice;

import io.outdial.outbound.notification.Notification;
import io.outdial.outbound.notification.StoredNotifications;
import io.outdial.outbound.notification.Subscriber;
import io.outdial.outbound.notification.UserNotifications;
import io.outdial.platform.database.SqlCarrier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells members what concerns them, in the transaction of the change and as the last of its locks (ADR 0041). */
@ApplicationScoped
public class Notices {

    @Inject
    NoticeWording wording;

    @Inject
    DesktopRepository desktops;

    @Inject
    UserNotifications notifications;

    /**
     * In the session of the caller.
     *
     * @return to be given to {@link #deliver} after the commit
     */
    public Uni<StoredNotifications> store(List<? extends Notice> notices) {
        return notifications.store(word(notices));
    }

    /** Like {@link #store(List)}, in the transaction of a connection. */
    public Uni<StoredNotifications> store(SqlCarrier transaction, List<? extends Notice> notices) {
        return notifications.store(transaction, word(notices));
    }

    /**
     * Tells the members who have a desktop open what became of a campaign, in the session of the caller. Costs nothing
     * where it is nothing.
     */
    public Uni<StoredNotifications> storeChange(CampaignState before, CampaignState after) {
        return desktops.connection().chain(connection -> storeChange(connection, before, after));
    }

    /**
     * Like {@link #storeChange}, where a statement has given the campaign another position.
     *
     * @param before the position that it had
     */
    public Uni<StoredNotifications> storeMove(SqlCarrier connection, UUID clientId, UUID campaignId, String before) {
        return desktops.campaign(connection, clientId, campaignId)
                .chain(campaign -> storeChange(connection, campaign.in(before), campaign));
    }

    private Uni<StoredNotifications> storeChange(SqlCarrier connection, CampaignState before, CampaignState after) {
        List<CampaignNotice.Kind> kinds = CampaignChangeRule.kinds(before, after);
        if (kinds.isEmpty()) {
            return Uni.createFrom().item(StoredNotifications.NONE);
        }
        return desktops.ofCampaign(connection, after.clientId(), after.id())
                .map(members -> campaignNotices(members, after, kinds))
                .chain(notices -> notifications.store(connection, word(notices)));
    }

    /**
     * Tells members that they work in a campaign from now on, or no more: what they would hear if it were loaded or
     * unloaded. In the session of the caller; costs nothing where the campaign is not loaded.
     *
     * @param removed other members than those added
     */
    public Uni<StoredNotifications> storeMembership(CampaignState campaign, List<UUID> added, List<UUID> removed) {
        CampaignState left = campaign.unloaded();
        List<CampaignNotice.Kind> onCame = CampaignChangeRule.kinds(left, campaign);
        List<CampaignNotice.Kind> onLeft = CampaignChangeRule.kinds(campaign, left);
        Set<UUID> came = Set.copyOf(added);
        Set<UUID> cameOrLeft = Stream.concat(added.stream(), removed.stream()).collect(Collectors.toSet());
        if (onCame.isEmpty() || cameOrLeft.isEmpty()) {
            return Uni.createFrom().item(StoredNotifications.NONE);
        }
        return desktops.connection()
                .chain(connection -> desktops.ofMembers(connection, campaign.clientId(), campaign.id(), cameOrLeft)
                        .map(open -> open.stream()
                                .collect(Collectors.partitioningBy(
                                        desktop -> came.contains(desktop.user().memberId()))))
                        .map(open -> Stream.of(
                                        campaignNotices(open.get(true), campaign, onCame),
                                        campaignNotices(open.get(false), left, onLeft))
                                .flatMap(List::stream)
                                .toList())
                        .chain(notices -> notifications.store(connection, word(notices))));
    }

    private static List<CampaignNotice> campaignNotices(
            List<Desktop> desktops, CampaignState campaign, List<CampaignNotice.Kind> kinds) {
        return desktops.stream()
                .flatMap(desktop -> kinds.stream().map(kind -> new CampaignNotice(desktop, campaign, kind)))
                .toList();
    }

    /** What each of the members is told, in the order of the notices. */
    public Map<Subscriber, List<Notification>> word(List<? extends Notice> notices) {
        Map<Subscriber, List<Notification>> messages = new LinkedHashMap<>();
        notices.forEach(notice -> messages.computeIfAbsent(notice.to().user(), user -> new ArrayList<>())
                .addAll(wording.word(notice)));
        return messages;
    }

    /** Never fails: the change stands. */
    public void deliver(StoredNotifications stored) {
        notifications.deliver(stored);
    }
}
