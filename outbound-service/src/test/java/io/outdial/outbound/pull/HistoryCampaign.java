package io.outdial.outbound.pull;

import io.outdial.outbound.pull.HistoryClient.Answer;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** A campaign with a long list, and what its agents and diallers ask for. */
final class HistoryCampaign {

    final RecordFixture fixture;
    final UUID id;

    private final Rows rows = new Rows();
    private final HistoryClient http;
    private final long firstPhone = 2_000_000_000L + new Random().nextInt(1_000_000) * 1_000L;

    HistoryCampaign(URI root) {
        http = new HistoryClient(root);
        fixture = new RecordFixture().previews();
        id = UUID.fromString(fixture.campaignId());
    }

    /** The number of the n-th record. */
    String phone(int n) {
        return Long.toString(firstPhone + n);
    }

    /**
     * Adds the records from one, a multiple of three, to another: chains of three numbers, of five priorities; every
     * twentieth record expires soon.
     */
    void fill(int from, int until) {
        rows.execute("""
                INSERT INTO outbound_record (client_id, handle, chain_id, chain_n, campaign_id, calling_list_id, phone, phone_key, key_version, priority,
                                             lane_id, window_id, record_status, due_at, expires_at, is_first)
                SELECT list.client_id, numbered.handle, first_value(numbered.handle) OVER chain, numbered.n %% 3, list.campaign_id, list.id, phone, '+1' || phone, 2, lane.rank,
                       lane.lane_id, lane.window_id, CASE numbered.n %% 3 WHEN 0 THEN 1 ELSE 9 END, CASE numbered.n %% 3 WHEN 0 THEN now() END,
                       CASE numbered.n %% 20 WHEN 0 THEN now() + numbered.n %% 7 * interval '1 second' END, true
                  FROM calling_list AS list
                 CROSS JOIN (SELECT n, nextval('record_handle') AS handle FROM generate_series(?, ? - 1) AS n ORDER BY n) AS numbered
                 CROSS JOIN LATERAL (SELECT (?::bigint + numbered.n)::text AS phone) AS phones
                  JOIN (SELECT rank, lane_of.* FROM generate_series(1, 5) AS rank, LATERAL lane_of(?, ?, '%1$s', '%1$s', '{}', NULL, NULL, rank)) AS lane
                    ON lane.rank = 1 + numbered.n / 3 %% 5
                 WHERE list.client_id = ? AND list.campaign_id = ?
                WINDOW chain AS (PARTITION BY numbered.n / 3 ORDER BY numbered.n)
                """.formatted(new UUID(0, 0)), from, until, firstPhone, fixture.client, id, fixture.client, id);
    }

    /** Nobody runs out of quota. */
    void forgetRequests() {
        rows.execute("DELETE FROM quota_count WHERE client_id = ?", fixture.client);
    }

    Answer pull(int max) {
        return dial("/v2/campaigns/" + id + "/records:pull", Map.of("max", max, "leaseSeconds", 60));
    }

    /** What a dialler asks for. */
    Answer dial(String path, Map<String, ?> body) {
        return http.post(path, "x-api-key", TestEnvironment.KEY, body);
    }

    /** @return an agent of the campaign */
    HistoryAgent agent(String suffix) {
        String user = fixture.user + "-" + suffix;
        return new HistoryAgent(user, fixture.colleague(user));
    }

    /** An agent who has a device of the same id. */
    final class HistoryAgent {

        private final String user;
        private final UUID member;

        private HistoryAgent(String user, UUID member) {
            this.user = user;
            this.member = member;
        }

        /** The handles of its records, in the order in which it got them. */
        List<String> handles() {
            return rows.texts(
                    "SELECT handle FROM attempt WHERE member_id = ? AND ended_at IS NULL ORDER BY taken_at", member);
        }

        Answer getPreview() {
            return ask("/api/v2/me/outbound-campaigns/" + fixture.campaign, "GetPreviewRecord", Map.of());
        }

        Answer mark(String phone) {
            return onList("DoNotCallRecord", Map.of("phoneNumber", phone));
        }

        /** An operation on no record. */
        Answer onList(String operation, Map<String, ?> more) {
            return onRecord("", operation, more);
        }

        Answer onHeld(String handle, String operation, Map<String, ?> more) {
            return onRecord("/" + handle, operation, more);
        }

        private Answer onRecord(String record, String operation, Map<String, ?> more) {
            Map<String, Object> body = new HashMap<>(more);
            body.put("campaignName", fixture.campaign);
            body.put("callingList", fixture.list);
            return ask("/api/v2/me/outbound-records" + record, operation, body);
        }

        private Answer ask(String path, String operation, Map<String, ?> more) {
            Map<String, Object> body = new HashMap<>(more);
            body.put("operationName", operation);
            body.put("applicationId", RecordFixture.APPLICATION);
            body.put("devicePath", "/devices/" + member);
            byte[] login = (user + ":" + TestEnvironment.AGENT_PASSWORD).getBytes(StandardCharsets.UTF_8);
            return http.post(
                    path, "Authorization", "Basic " + Base64.getEncoder().encodeToString(login), body);
        }
    }
}
