package io.outdial.outbound.cloudagent.bulk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.outdial.contract.outbound.CloudAgentBulkResultDto;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.openapitools.jackson.nullable.JsonNullable;

/**
 * What the sender of many leads is answered, under HTTP 200 (cloudagent.md §2.3). The spelling is the page's own.
 *
 * @param status null where the page has none
 * @param text why nothing was carried out, null where it was
 * @param rows what became of each row, in their order; null where nothing was carried out
 */
@RegisterForReflection
record BulkReply(String status, String text, List<Row> rows) {

    static final BulkReply UNKNOWN_USER = refuse("failure", "no user found");
    static final BulkReply NO_CAMPAIGN_NAME = refuse("error", "please provide campaign details");
    static final BulkReply UNKNOWN_CAMPAIGN = UNKNOWN_USER;
    static final BulkReply NO_TABLE = refuse("failure", "Please provide valid data");
    static final String BUSY = "Already one process is running please try after some time";

    /** @param phoneNumber as the row has it, null where it has none */
    @RegisterForReflection
    record Row(String phoneNumber, String status) {}

    static BulkReply refuse(String status, String text) {
        return new BulkReply(status, text, null);
    }

    static BulkReply tooManyRows(int maxRows) {
        return refuse("failure", "Only " + maxRows + " records are allowed in a request");
    }

    CloudAgentBulkResultDto toDto() {
        JsonNullable<String> shownStatus = status == null ? JsonNullable.undefined() : JsonNullable.of(status);
        if (rows == null) {
            return new CloudAgentBulkResultDto(shownStatus, TextNode.valueOf(text));
        }
        ArrayNode shown = JsonNodeFactory.instance.arrayNode(rows.size());
        rows.forEach(
                row -> shown.addObject().put("PhoneNumber", row.phoneNumber()).put("Status", row.status()));
        return new CloudAgentBulkResultDto(shownStatus, shown);
    }
}
