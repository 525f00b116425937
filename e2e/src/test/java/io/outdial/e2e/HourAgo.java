package io.outdial.e2e;

import static io.outdial.local.OutdialService.ENROLLMENT;
import static io.outdial.local.OutdialService.OUTBOUND;

import java.util.List;
import java.util.UUID;

/** Makes what a client has an hour older: a comparison passes over what has just happened. */
final class HourAgo {

    private HourAgo() {}

    static void move(Product product, UUID client) {
        for (String sql : List.of(
                "UPDATE outbound_record SET created_at = created_at - interval '1 hour', ended_at = ended_at - interval '1 hour' WHERE client_id = ?",
                "UPDATE do_not_call SET created_at = created_at - interval '1 hour' WHERE client_id = ?")) {
            product.query(OUTBOUND, sql + " RETURNING client_id", client);
        }
        for (String sql : List.of(
                "UPDATE customer SET updated_at = updated_at - interval '1 hour' WHERE client_id = ?",
                "UPDATE customer_campaign SET updated_at = updated_at - interval '1 hour' WHERE client_id = ?",
                "UPDATE customer_campaign_status_history SET changed_at = changed_at - interval '1 hour' WHERE client_id = ?")) {
            product.query(ENROLLMENT, sql + " RETURNING client_id", client);
        }
    }
}
