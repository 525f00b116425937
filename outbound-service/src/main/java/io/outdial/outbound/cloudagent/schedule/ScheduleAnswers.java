package io.outdial.outbound.cloudagent.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.outdial.contract.outbound.CloudAgentResultDto;
import io.outdial.outbound.cloudagent.AccessFault;
import io.outdial.outbound.cloudagent.Reply;
import io.outdial.outbound.cloudagent.Vocabulary;
import io.outdial.outbound.cloudagent.coding.Fields;
import io.outdial.outbound.cloudagent.coding.MomentText;
import io.outdial.outbound.intake.LeadFault;
import io.outdial.platform.time.TzdbZone;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** What is answered about scheduled leads (cloudagent.md §2.4); texts that no page prints are those of ADR 52. */
final class ScheduleAnswers {

    static final Reply NO_ROW_ID = Reply.of("error", "Mandatory parameter row_id is missing");
    static final Reply INVALID_ROW_ID = Reply.of("error", "Invalid row_id");
    static final Reply NO_ROWS = Reply.of("error", "No data found");

    private static final String SUCCESS = "success";
    private static final String ERROR = "error";
    private static final Reply UNKNOWN = Reply.of(ERROR, "api_key or campaign_name is invalid or not found");

    private ScheduleAnswers() {}

    static CloudAgentResultDto of(Reply refusal) {
        return new CloudAgentResultDto(refusal.status(), TextNode.valueOf(refusal.message()));
    }

    /** To who is not let in, where leads are scheduled. */
    static Reply refusal(AccessFault fault, Vocabulary vocabulary) {
        return vocabulary == Vocabulary.LEGACY && fault == AccessFault.INVALID_USER
                ? UNKNOWN
                : Reply.of(fault, vocabulary);
    }

    /** To who is not let in, where they are listed: a key that is none has scheduled nothing. */
    static CloudAgentResultDto noList(AccessFault fault) {
        return fault == AccessFault.INVALID_USER
                ? new CloudAgentResultDto(SUCCESS, NullNode.instance)
                : of(Reply.of(fault, Vocabulary.CA_APIS));
    }

    static Reply refusal(SchedulePlan.Fault fault, Vocabulary vocabulary) {
        return switch (fault) {
            case NO_CAMPAIGN -> vocabulary == Vocabulary.LEGACY ? UNKNOWN : Reply.NO_CAMPAIGN_NAME;
            case NO_DATA -> Reply.of("failure", "Please provide valid data");
            case TOO_MANY -> Reply.of(ERROR, "Only " + SchedulePlan.MAX_ROWS + " records are allowed per request");
            case NO_SCHEDULED_TIME -> Reply.of(ERROR, "Mandatory parameter ScheduledTime is in bulkData map");
        };
    }

    /** Null where the fault is one of the lead, not of its campaign. */
    static Reply campaignRefusal(LeadFault fault, Vocabulary vocabulary) {
        return switch (fault) {
            case UNKNOWN_CAMPAIGN -> vocabulary == Vocabulary.LEGACY ? UNKNOWN : Reply.UNKNOWN_CAMPAIGN;
            case INBOUND_CAMPAIGN -> Reply.NOT_OUTBOUND;
            default -> null;
        };
    }

    /** @param ids of those without a fault, in their order */
    static CloudAgentResultDto scheduled(List<ScheduleRow> rows, List<Long> ids) {
        ArrayNode answers = JsonNodeFactory.instance.arrayNode();
        int stored = 0;
        for (ScheduleRow row : rows) {
            Long id = row.isRefused() ? null : ids.get(stored++);
            answers.add(scheduled(row, id, answers.size()));
        }
        return new CloudAgentResultDto(SUCCESS, answers);
    }

    private static JsonNode scheduled(ScheduleRow row, Long id, int index) {
        Fields fields = new Fields(row.fields());
        String fault = row.isRefused() || id != null ? row.fault() : Reply.DO_NOT_CALL.message();
        return JsonNodeFactory.instance
                .objectNode()
                .put("Response", fault == null ? SUCCESS : ERROR)
                .put("ScheduleTime", text(fields, SchedulePlan.SCHEDULED_TIME))
                .put("campaign_name", text(fields, SchedulePlan.CAMPAIGN))
                .put("PhoneNumber", text(fields, "PhoneNumber"))
                .put("Name", text(fields, "Name"))
                .put("AgentID", text(fields, "AgentID"))
                .put("skill", text(fields, "skill"))
                .put("msg", fault == null ? "Data updated successfully" : fault)
                .put("index", Integer.toString(index))
                .put("Id", id == null ? "" : id.toString());
    }

    static CloudAgentResultDto list(List<ScheduledLead> leads, TzdbZone zone, FieldsOfLead fields) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (ScheduledLead lead : leads) {
            rows.addObject()
                    .put("Id", Long.toString(lead.id()))
                    .put("api_key", lead.keyId())
                    .put("CreatedDate", moment(lead.createdAt(), zone))
                    .put("ScheduleTime", moment(lead.dueAt(), zone))
                    .put("ScheduleParams", query(fields.of(lead)))
                    .put("RequestTime", moment(lead.firedAt(), zone))
                    .put("IsRequestSent", lead.firedAt() == null ? "0" : "1")
                    .put("Response", lead.response() == null ? "" : lead.response());
        }
        return new CloudAgentResultDto(SUCCESS, rows);
    }

    /** Reads the fields that a lead was kept with. */
    interface FieldsOfLead {
        JsonNode of(ScheduledLead lead);
    }

    static Reply deleted(int rows) {
        return rows == 0 ? NO_ROWS : Reply.of(SUCCESS, rows + " Records Deleted Successfully");
    }

    /** As the call would be written into an address, but for its key. */
    private static String query(JsonNode fields) {
        return fields.properties().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(text(new Fields(fields), field.getKey())))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String moment(Instant instant, TzdbZone zone) {
        return instant == null ? "" : MomentText.write(zone.clockAt(instant));
    }

    private static String text(Fields fields, String name) {
        String text = fields.text(name);
        return text == null ? "" : text;
    }
}
