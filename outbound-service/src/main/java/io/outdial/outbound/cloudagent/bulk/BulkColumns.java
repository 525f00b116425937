package io.outdial.outbound.cloudagent.bulk;

import io.outdial.outbound.cloudagent.AddCampaignDataReader;
import io.outdial.outbound.cloudagent.AddCampaignDataRequest;
import io.outdial.outbound.cloudagent.LeadField;
import io.outdial.outbound.cloudagent.coding.Fields;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the columns of {@code map} mean, found once for all rows. Those that mean nothing here are the campaign's own;
 * those that a request has once, such as a key, are left out.
 */
final class BulkColumns {

    private final List<String> names;
    private final Map<LeadField, Integer> places = new HashMap<>();
    private final boolean[] isOwn;

    BulkColumns(List<String> names) {
        this.names = names;
        this.isOwn = new boolean[names.size()];
        Map<String, LeadField> known = new HashMap<>();
        for (LeadField field : LeadField.values()) {
            known.put(field.simpleName(), field);
        }
        for (int i = 0; i < names.size(); i++) {
            LeadField field = known.get(Fields.simple(names.get(i)));
            isOwn[i] = field == null;
            if (field != null) {
                places.put(field, i);
            }
        }
    }

    /**
     * The lead of a row, as if it had come alone. An empty cell is a value that is not given: every row has a cell for
     * each column.
     */
    AddCampaignDataRequest lead(BulkRow row, BulkOrder order) {
        return new AddCampaignDataRequest(
                null,
                null,
                order.campaignName(),
                AddCampaignDataReader.withPlus(cell(row, LeadField.PHONE_NUMBER)),
                cell(row, LeadField.NAME),
                order.action(),
                cell(row, LeadField.SKILL),
                cell(row, LeadField.PRIORITY),
                cell(row, LeadField.AGENT_ID),
                cell(row, LeadField.EXPIRY_DATE),
                order.checksDuplicates() && !order.replaces(),
                false,
                own(row));
    }

    /** The number of a lead as the row has it, null where it has none. */
    String phoneNumber(BulkRow row) {
        return cell(row, LeadField.PHONE_NUMBER);
    }

    private String cell(BulkRow row, LeadField field) {
        Integer place = places.get(field);
        if (place == null || place >= row.values().size()) {
            return null;
        }
        String value = row.values().get(place);
        return value.isEmpty() ? null : value;
    }

    private Map<String, String> own(BulkRow row) {
        Map<String, String> own = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            if (isOwn[i]) {
                own.put(names.get(i), row.values().get(i));
            }
        }
        return own;
    }
}
