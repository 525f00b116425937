package io.outdial.outbound.genesys;

import io.outdial.outbound.pull.CampaignCard;
import io.outdial.outbound.record.HandedOut;
import io.outdial.platform.time.TzdbZone;
import io.outdial.platform.time.ZoneNames;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keys of a record that an agent gets to see (genesys-web-services.md §2.3). */
final class PreviewData {

    static final String EVENT = "PreviewRecord";

    /** There is one place to call from. */
    private static final int SWITCH = 1;

    private PreviewData() {}

    /** The client's own fields by their names, and what desktops read; the latter win. */
    static Map<String, Object> of(
            CampaignRequest request, CampaignCard card, HandedOut record, TzdbZone zone, Instant now) {
        Map<String, Object> data = new LinkedHashMap<>(record.userData());
        data.putAll(request.userData(EVENT));
        data.put("GSW_CAMPAIGN_GROUP_NAME", card.identity().groupName());
        data.put("GSW_CAMPAIGN_GROUP_DBID", card.identity().dbid());
        if (card.identity().description() != null) {
            data.put("GSW_CAMPAIGN_GROUP_DESCRIPTION", card.identity().description());
        }
        data.put("GSW_CALLING_LIST", record.key().callingList());
        data.put("GSW_CALLING_LIST_DBID", record.key().callingListDbid());
        data.put("GSW_AGENT_ID", card.asker().agentId());
        data.put("GSW_PHONE", record.destination().given());
        data.put("contact_info", record.destination().given());
        data.put("GSW_PHONE_TYPE", record.destination().type().number());
        data.put("GSW_CALL_RESULT", record.progress().lastResult().number());
        data.put("GSW_ATTEMPTS", record.progress().attempts());
        data.put("GSW_CALL_ATTEMPT_GUID", record.attempt().id().toString());
        data.put("GSW_TZ_NAME", zone.id());
        data.put("GSW_TZ_OFFSET", zone.offsetAt(now).getTotalSeconds());
        data.put("GSW_SWITCH_DBID", SWITCH);
        data.put("GSW_RECORD_HANDLE", record.key().handle());
        data.put("GSW_CHAIN_ID", record.key().chainId());
        data.put("GSW_CHAIN_N", record.key().chainN());
        data.put("InteractionType", "Outbound");
        data.put("InteractionSubtype", "OutboundNew");
        return data;
    }

    /** Where the person is called; the client's zone where nobody knows. */
    static TzdbZone zone(HandedOut record, TzdbZone clientZone) {
        List<String> names = record.destination().window().zones();
        return names.stream()
                .flatMap(name -> ZoneNames.zones(name).stream())
                .findFirst()
                .orElse(clientZone);
    }
}
