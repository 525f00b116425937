package io.outdial.outbound.genesys;

import io.outdial.outbound.notice.CampaignNotice;
import io.outdial.outbound.notice.CampaignState;
import io.outdial.outbound.notice.Desktop;
import io.outdial.outbound.notice.Notice;
import io.outdial.outbound.notice.NoticeWording;
import io.outdial.outbound.notice.RecordNotice;
import io.outdial.outbound.notification.Notification;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What agents are told unasked (genesys-web-services.md §2.4, §2.5): like answers, but with no reference id. */
@Singleton
final class NoticeMessages implements NoticeWording {

    /** Nobody waited for it. */
    private static final Duration AT_ONCE = Duration.ZERO;

    private final Clock clock;

    @Inject
    NoticeMessages(Clock clock) {
        this.clock = clock;
    }

    @Override
    public List<Notification> word(Notice notice) {
        AgentEvent event = notice instanceof CampaignNotice campaign ? event(campaign) : event((RecordNotice) notice);
        return event.notifications(clock.instant(), AT_ONCE);
    }

    static CampaignEvent event(CampaignNotice notice) {
        String name = "Campaign" + WireName.of(notice.kind());
        CampaignState state = notice.campaign();
        Map<String, Object> campaign = CampaignFields.of(state);
        addDevice(campaign, notice.to());
        Map<String, Object> userData = new LinkedHashMap<>();
        userData.put("GSW_USER_EVENT", name);
        userData.put("GSW_APPLICATION_ID", state.applicationId());
        userData.put("GSW_CAMPAIGN_NAME", state.name());
        userData.put("GSW_CAMPAIGN_GROUP_NAME", state.groupName());
        userData.put("GSW_CAMPAIGN_GROUP_DBID", state.dbid());
        if (state.description() != null) {
            userData.put("GSW_CAMPAIGN_GROUP_DESCRIPTION", state.description());
        }
        userData.put("GSW_CAMPAIGN_MODE", state.type());
        return new CampaignEvent(name, null, notice.to().deviceId(), campaign, userData);
    }

    private static RecordEvent event(RecordNotice notice) {
        String name = notice.kind() == RecordNotice.Kind.WITHDRAWN ? "RecordCancel" : "ScheduledCall";
        RecordNotice.NamedRecord named = notice.record();
        Map<String, Object> record = new LinkedHashMap<>();
        addDevice(record, notice.to());
        record.put("applicationId", named.applicationId());
        record.put("campaignName", named.campaignName());
        record.put("callingList", named.callingList());
        record.put("recordHandle", named.handle());
        Map<String, Object> userData = new LinkedHashMap<>();
        userData.put("GSW_USER_EVENT", name);
        userData.put("GSW_APPLICATION_ID", named.applicationId());
        userData.put("GSW_CAMPAIGN_NAME", named.campaignName());
        userData.put("GSW_CALLING_LIST", named.callingList());
        userData.put("GSW_RECORD_HANDLE", named.handle());
        userData.put("GSW_CHAIN_ID", named.chainId());
        if (notice.at() != null) {
            userData.put("GSW_CALLBACK_TYPE", RescheduleOperation.PERSONAL);
            userData.put("GSW_DATE_TIME", notice.at().getEpochSecond());
        }
        return new RecordEvent(name, null, notice.to().deviceId(), record, userData);
    }

    private static void addDevice(Map<String, Object> fields, Desktop desktop) {
        if (desktop.deviceId() != null) {
            fields.put("devicePath", ResourceUris.devicePath(desktop.deviceId()));
        }
    }
}
