package io.outdial.enrollment.enrolment;

import io.outdial.platform.id.UuidV7;
import io.outdial.platform.testing.Rows;
import java.util.List;
import java.util.UUID;

/** Rows for a test, put in and looked at past the service. Every test takes customers of its own. */
final class Enrolments {

    final Rows rows = new Rows();

    /** An enrolment and where to find it. */
    record Enrolment(UUID id, UUID customerId, UUID campaignId) {

        /** A request for it to have this status. */
        String asking(String status) {
            return body(customerId, campaignId, status);
        }
    }

    /** One change as the history tells it. */
    record Change(String previous, String now, String by) {}

    static String body(Object customerId, Object campaignId, String status) {
        return "{\"customerId\":\"%s\",\"campaignId\":\"%s\",\"status\":\"%s\"}"
                .formatted(customerId, campaignId, status);
    }

    UUID customer(UUID clientId) {
        return customer(clientId, UuidV7.next());
    }

    UUID customer(UUID clientId, UUID id) {
        rows.execute("""
                INSERT INTO customer (client_id, id, first_name, last_name, caller_id, phone_key, created_at, updated_at)
                VALUES (?, ?, 'Test', 'Customer', '2025550199', '+12025550199', now(), now())
                """, clientId, id);
        return id;
    }

    /** A new customer of the client, enrolled in a new campaign. */
    Enrolment enrolled(UUID clientId, String status) {
        return enrolled(clientId, customer(clientId), UUID.randomUUID(), status);
    }

    Enrolment enrolled(UUID clientId, UUID customerId, UUID campaignId, String status) {
        UUID id = UuidV7.next();
        rows.execute("""
                INSERT INTO customer_campaign (client_id, id, customer_id, campaign_id, status, created_at, updated_at)
                VALUES (?, ?, ?, ?, ?, '2026-01-01T00:00Z', '2026-01-01T00:00Z')
                """, clientId, id, customerId, campaignId, status);
        return new Enrolment(id, customerId, campaignId);
    }

    String status(Enrolment enrolment) {
        return rows.text("SELECT status FROM customer_campaign WHERE id = ?", enrolment.id());
    }

    boolean untouched(Enrolment enrolment) {
        return rows.number(
                        "SELECT count(*) FROM customer_campaign WHERE id = ? AND updated_at = created_at",
                        enrolment.id())
                == 1;
    }

    List<Change> history(Enrolment enrolment) {
        return rows.all("""
                SELECT previous_status, new_status, changed_by FROM customer_campaign_status_history
                 WHERE customer_campaign_id = ? AND changed_at > now() - interval '1 minute' ORDER BY id
                """, enrolment.id()).stream()
                .map(row -> new Change((String) row.get(0), (String) row.get(1), (String) row.get(2)))
                .toList();
    }
}
