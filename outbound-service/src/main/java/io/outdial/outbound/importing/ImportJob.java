package io.outdial.outbound.importing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A file that is loaded, in one request or several.
 *
 * @param kind what its rows are: {@link ImportKind#name}
 * @param campaignId null where it is for none
 * @param options of its kind
 * @param problem why it has failed, null if it has not
 * @param reached what is before has been committed
 * @param rejected how many rows were not taken
 * @param outcomes how many rows had each outcome
 * @param upload the request that brings its data now, null if none does
 */
public record ImportJob(
        UUID clientId,
        UUID id,
        String kind,
        UUID campaignId,
        boolean isDryRun,
        JsonNode options,
        FileFormat format,
        ImportState state,
        String problem,
        Position reached,
        long rows,
        long rejected,
        Map<String, Long> outcomes,
        Instant createdAt,
        Instant updatedAt,
        Instant endedAt,
        Upload upload) {

    /**
     * A request that brings the data of a file.
     *
     * @param at since when
     * @param rowsBefore that had been read when it came
     */
    public record Upload(UUID id, Instant at, long rowsBefore) {}

    /** With the rows that have been read since. */
    ImportJob advancedTo(
            Position end, FileFormat known, long moreRows, long moreRejected, Map<String, Long> outcomesByNow) {
        return new ImportJob(
                clientId,
                id,
                kind,
                campaignId,
                isDryRun,
                options,
                known,
                state,
                problem,
                end,
                rows + moreRows,
                rejected + moreRejected,
                outcomesByNow,
                createdAt,
                updatedAt,
                endedAt,
                upload);
    }
}
