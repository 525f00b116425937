package io.outdial.local.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is wanted of an import.
 *
 * @param campaign its name
 * @param format {@code csv} or {@code ndjson}
 * @param columns what columns of the file are
 * @param callingList null for the campaign's first one
 * @param duplicates as the API has them: texts, numbers and booleans by their names
 */
public record ImportOrder(
        String campaign,
        String format,
        Map<String, String> columns,
        String callingList,
        Map<String, Object> duplicates,
        boolean dryRun) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public ImportOrder {
        columns = new LinkedHashMap<>(columns);
        duplicates = new LinkedHashMap<>(duplicates);
    }

    /** The request that creates the import. */
    ObjectNode request() {
        ObjectNode request = JSON.createObjectNode().put("format", format).put("dryRun", dryRun);
        if (!columns.isEmpty()) {
            request.set("columns", JSON.valueToTree(columns));
        }
        if (callingList != null) {
            request.put("callingList", callingList);
        }
        if (!duplicates.isEmpty()) {
            request.set("duplicates", JSON.valueToTree(duplicates));
        }
        return request;
    }
}
