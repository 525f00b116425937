package io.outdial.outbound.cloudagent.schedule;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.outdial.outbound.cloudagent.Vocabulary;
import io.outdial.outbound.cloudagent.coding.DataTable;
import io.outdial.outbound.cloudagent.coding.Fields;
import io.outdial.outbound.intake.Lead;
import io.outdial.platform.registry.Client;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * What a request schedules (cloudagent.md §2.4): each row becomes a call of the older manual that starts its campaign,
 * as the vendor keeps them.
 *
 * @param fault what is wrong with all of it, by the words of {@link ScheduleAnswers}; null where nothing is
 */
record SchedulePlan(String campaign, List<ScheduleRow> rows, Fault fault) {

    static final String SCHEDULED_TIME = "ScheduledTime";
    static final String CAMPAIGN = "campaign_name";

    static final int MAX_ROWS = 100;

    private static final String NO_ROW = "Please provide valid data";

    /** Those of the call itself; the last is never kept. */
    private static final Set<String> NO_COLUMNS =
            Set.of("campaignname", "action", "format", "checkduplicate", "username", "apikey");

    enum Fault {
        NO_CAMPAIGN,
        NO_DATA,
        TOO_MANY,
        NO_SCHEDULED_TIME
    }

    /** @param leads reads a lead from the fields of a call */
    static SchedulePlan read(
            Fields fields,
            Vocabulary vocabulary,
            Client client,
            Instant now,
            Duration horizon,
            BiFunction<Fields, Client, Lead> leads) {
        String campaign = fields.text(vocabulary == Vocabulary.LEGACY ? CAMPAIGN : "campaignName");
        if (campaign == null || campaign.isEmpty()) {
            return refused(Fault.NO_CAMPAIGN);
        }
        DataTable table = DataTable.read(fields.value("bulkData")).orElse(null);
        if (table == null) {
            return refused(Fault.NO_DATA);
        }
        if (table.rows().size() > MAX_ROWS) {
            return refused(Fault.TOO_MANY);
        }
        if (!table.hasColumn(SCHEDULED_TIME)) {
            return refused(Fault.NO_SCHEDULED_TIME);
        }
        List<ScheduleRow> rows = new ArrayList<>();
        for (int i = 0; i < table.rows().size(); i++) {
            ObjectNode call = call(campaign, fields.isTrue("checkDuplicate"));
            rows.add(table.row(i)
                    .map(row -> read(append(call, row), client, now, horizon, leads))
                    .orElseGet(() -> ScheduleRow.refuse(call, NO_ROW)));
        }
        return new SchedulePlan(campaign, rows, null);
    }

    private static ScheduleRow read(
            ObjectNode call, Client client, Instant now, Duration horizon, BiFunction<Fields, Client, Lead> leads) {
        ScheduledTimeRule.Reading time =
                ScheduledTimeRule.read(new Fields(call).text(SCHEDULED_TIME), client.timeZone(), now, horizon);
        return new ScheduleRow(call, leads.apply(leadOf(call), client), time.at(), time.fault());
    }

    /** The fields of the lead among those of a call. */
    static Fields leadOf(ObjectNode call) {
        return new Fields(call.deepCopy().without(SCHEDULED_TIME));
    }

    private static ObjectNode call(String campaign, boolean refusesDuplicates) {
        ObjectNode call = JsonNodeFactory.instance
                .objectNode()
                .put(CAMPAIGN, campaign)
                .put("action", "START")
                .put("format", "json");
        return refusesDuplicates ? call.put("checkDuplicate", "true") : call;
    }

    private static ObjectNode append(ObjectNode call, ObjectNode row) {
        Fields fields = new Fields(row);
        row.properties().forEach(column -> {
            String simple = Fields.simple(column.getKey());
            if (simple.equals(Fields.simple(SCHEDULED_TIME))) {
                call.put(SCHEDULED_TIME, fields.text(SCHEDULED_TIME));
            } else if (!NO_COLUMNS.contains(simple)) {
                call.set(column.getKey(), column.getValue());
            }
        });
        return call;
    }

    private static SchedulePlan refused(Fault fault) {
        return new SchedulePlan(null, List.of(), fault);
    }

    /** Does not show who is to be called. */
    @Override
    public String toString() {
        return "SchedulePlan[" + campaign + "]";
    }
}
