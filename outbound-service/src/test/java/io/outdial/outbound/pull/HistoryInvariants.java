package io.outdial.outbound.pull;

import io.outdial.outbound.record.CallOutcome;
import io.outdial.outbound.record.CallResult;
import io.outdial.platform.testing.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What must hold of the records and attempts of a campaign at any moment, whatever is under way. */
final class HistoryInvariants {

    private static final String OPEN = "record.record_status IN (1, 2, 8, 9) AND record.record_type <> 7";

    private static final String HELD =
            "EXISTS (SELECT FROM attempt AS held WHERE held.client_id = record.client_id AND held.id = record.attempt_id AND held.ended_at IS NULL)";

    /** Each finds what should not be there; the campaign is the only parameter. */
    private static final Map<String, String> VIOLATIONS = violations();

    private final Rows rows;
    private final UUID campaign;

    HistoryInvariants(Rows rows, UUID campaign) {
        this.rows = rows;
        this.campaign = campaign;
    }

    private static Map<String, String> violations() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(
                "a record with two holders",
                "SELECT handle FROM attempt WHERE campaign_id = ? AND ended_at IS NULL GROUP BY handle HAVING count(*) > 1");
        all.put(
                "a number with two holders",
                "SELECT phone_key FROM attempt WHERE campaign_id = ? AND ended_at IS NULL GROUP BY phone_key HAVING count(*) > 1");
        all.put(
                "a chain with two turns",
                "SELECT chain_id FROM outbound_record WHERE campaign_id = ? GROUP BY chain_id HAVING count(due_at) > 1");
        all.put(
                "an open chain without a turn",
                "SELECT chain_id FROM outbound_record AS record WHERE campaign_id = ? GROUP BY chain_id HAVING bool_or("
                        + OPEN + ") AND count(due_at) = 0");
        all.put(
                "a retrieved record without a holder, or a held one that is not retrieved",
                "SELECT handle FROM outbound_record AS record WHERE campaign_id = ? AND (record_status = 2) <> "
                        + HELD);
        all.put(
                "an open attempt of which the record does not know",
                "SELECT id FROM attempt WHERE campaign_id = ? AND ended_at IS NULL AND NOT EXISTS (SELECT FROM outbound_record AS record"
                        + " WHERE record.client_id = attempt.client_id AND record.handle = attempt.handle AND record.attempt_id = attempt.id)");
        all.put(
                "a listed number that is still to be called",
                "SELECT handle FROM outbound_record AS record JOIN do_not_call AS entry USING (client_id, phone_key) WHERE record.campaign_id = ? AND record_status <> 2 AND "
                        + OPEN);
        all.put(
                "an ended record that has a turn, or no end",
                "SELECT handle FROM outbound_record WHERE campaign_id = ? AND record_status IN (3, 4, 5, 6, 7) AND (due_at IS NOT NULL OR ended_at IS NULL)");
        all.put(
                "a person who was reached twice",
                "SELECT chain_id FROM attempt WHERE campaign_id = ? AND ended_by = 'result' AND call_result IN ("
                        + numbers(EnumSet.of(CallOutcome.REACHED)) + ") GROUP BY chain_id HAVING count(*) > 1");
        all.put(
                "a record whose attempts are not those that count",
                "SELECT record.handle FROM outbound_record AS record WHERE campaign_id = ? AND attempts <> (SELECT count(*) FROM attempt AS call"
                        + " WHERE call.client_id = record.client_id AND call.handle = record.handle AND ended_by = 'result' AND call_result IN ("
                        + numbers(EnumSet.of(CallOutcome.REACHED, CallOutcome.BAD_NUMBER, CallOutcome.NO_CONTACT))
                        + "))");
        return all;
    }

    private static String numbers(Set<CallOutcome> outcomes) {
        List<String> numbers = Arrays.stream(CallResult.values())
                .filter(result -> outcomes.contains(result.outcome()))
                .map(result -> Integer.toString(result.number()))
                .toList();
        return String.join(", ", numbers);
    }

    /** What does not hold, with a few examples. */
    List<String> violated() {
        List<String> violated = new ArrayList<>();
        VIOLATIONS.forEach((what, query) -> {
            List<String> found = rows.texts(query + " LIMIT 5", campaign);
            if (!found.isEmpty()) {
                violated.add(what + ": " + found);
            }
        });
        return violated;
    }

    /** How many attempts ended in each way; null is for those that have not ended. */
    long ended(String by) {
        return rows.number(
                "SELECT count(*) FROM attempt WHERE campaign_id = ? AND ended_by IS NOT DISTINCT FROM ?", campaign, by);
    }

    long attempts() {
        return rows.number("SELECT count(*) FROM attempt WHERE campaign_id = ?", campaign);
    }
}
