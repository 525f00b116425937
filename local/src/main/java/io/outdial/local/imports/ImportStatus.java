package io.outdial.local.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * An import as the API shows it.
 *
 * @param problem why it has failed, null if it has not
 * @param offset how far the file has been read, in bytes without compression
 * @param rejected how many rows were not taken
 * @param rowsPerSecond 0 where no request brings its data
 */
record ImportStatus(
        String id,
        String state,
        String problem,
        long offset,
        long rows,
        long rejected,
        Map<String, Long> outcomes,
        long rowsPerSecond) {

    private static final Set<String> OVER = Set.of("completed", "cancelled", "failed");

    /** A row of another outcome is missing in the campaign. */
    private static final Set<String> LOADED_OR_KNOWN = Set.of("stored", "updated", "skipped", "duplicate");

    static ImportStatus of(JsonNode answer) {
        JsonNode job = answer.path("import");
        Map<String, Long> outcomes = new TreeMap<>();
        job.path("outcomes")
                .properties()
                .forEach(outcome ->
                        outcomes.put(outcome.getKey(), outcome.getValue().asLong()));
        return new ImportStatus(
                job.path("id").asText(),
                job.path("state").asText(),
                job.path("problem").textValue(),
                job.path("offset").asLong(),
                job.path("rows").asLong(),
                job.path("rejected").asLong(),
                outcomes,
                job.path("rowsPerSecond").asLong());
    }

    boolean isOver() {
        return OVER.contains(state);
    }

    boolean isCompleted() {
        return state.equals("completed");
    }

    boolean isQueued() {
        return state.equals("queued");
    }

    boolean hasMissingRows() {
        return !LOADED_OR_KNOWN.containsAll(outcomes.keySet());
    }
}
