package io.outdial.enrollment;

import io.outdial.platform.id.UuidV7;
import io.outdial.platform.phone.PhoneRule;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.UnusedNumbers;
import java.util.UUID;

/** Rows for a test, put in and looked at past the service. */
public final class Database {

    final Rows rows = new Rows();

    /** A number of the United States that no other test has. */
    public static String phone() {
        return "+1" + UnusedNumbers.national();
    }

    public UUID customer(UUID clientId) {
        return customer(clientId, phone());
    }

    /** With keys of the current rule: the migration in the background leaves it alone. */
    public UUID customer(UUID clientId, String phoneKey) {
        UUID id = UuidV7.next();
        rows.execute("""
                INSERT INTO customer (client_id, id, first_name, last_name, caller_id, phone_key, phone_key_version, created_at, updated_at)
                VALUES (?, ?, 'Test', 'Customer', ?, ?, ?, now(), now())
                """, clientId, id, phoneKey, phoneKey, PhoneRule.VERSION);
        return id;
    }

    public UUID enrolment(UUID clientId, UUID customerId, UUID campaignId, String status) {
        UUID id = UuidV7.next();
        rows.execute("""
                INSERT INTO customer_campaign (client_id, id, customer_id, campaign_id, status, created_at, updated_at)
                VALUES (?, ?, ?, ?, ?, '2026-01-01T00:00Z', '2026-01-01T00:00Z')
                """, clientId, id, customerId, campaignId, status);
        return id;
    }
}
