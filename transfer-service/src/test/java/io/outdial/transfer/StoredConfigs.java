package io.outdial.transfer;

import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.outdial.transfer.config.TransferType;
import java.util.UUID;

/** Puts configs into the database and looks at them there, past the service. */
public final class StoredConfigs {

    public static final String NUMBER = "+12025550123";

    final Rows rows = new Rows();

    /** Of type direct, with its number. */
    public UUID direct() {
        return add(TransferType.DIRECT, NUMBER);
    }

    /** With no destination at all, as a create may leave it. */
    public UUID withoutDestination(TransferType type) {
        return add(type, null);
    }

    /** Every field filled. */
    public UUID full() {
        UUID id = direct();
        rows.execute("""
                UPDATE transfer_config SET routing_config_id = ?, warm_transfer = true, dynamic_options = '{"pingUrl": "https://crm.example.com"}',
                       sip_uri = 'sip:a@example.com', sip_headers = 'X-A: 1', warm_summary_prompt = 'Sum up', warm_mode = 'IMMEDIATE_SUMMARY',
                       softphone_fallback_type = 'PHONE_NUMBER', softphone_fallback_phone_number = '+12025550199', appointment_booking_enabled = true,
                       transfer_waiting_messages = '{"Wait","Still waiting"}', softphone_handoff_strategy = 'WAIT_FOR_OPERATOR',
                       appointment_config_id = '1f0e7a52-6f0b-4c57-9d0a-0c3c1f8f5e11'
                 WHERE id = ?
                """, routingConfig(TestEnvironment.CLIENT), id);
        return id;
    }

    public UUID routingConfig(UUID clientId) {
        UUID id = UUID.randomUUID();
        rows.execute("INSERT INTO routing_config (client_id, id, name) VALUES (?, ?, 'Ring')", clientId, id);
        return id;
    }

    /** A row of the table, made and changed at these minutes of an old hour. */
    public UUID row(String table, UUID clientId, String name, int createdAt, int updatedAt) {
        UUID id = UUID.randomUUID();
        rows.execute("""
                INSERT INTO %s (client_id, id, name, created_at, updated_at)
                VALUES (?, ?, ?, timestamptz '2026-01-02T03:00:00Z' + make_interval(mins => ?), timestamptz '2026-01-02T03:00:00Z' + make_interval(mins => ?))
                """.formatted(table), clientId, id, name, createdAt, updatedAt);
        return id;
    }

    /** The whole row as text; equal as long as nothing has changed. */
    public String row(UUID id) {
        return rows.text("SELECT t::text FROM transfer_config t WHERE id = ?", id);
    }

    /** How many transfer configs have this name, whoever's they are. */
    public long named(String name) {
        return rows.number("SELECT count(*) FROM transfer_config WHERE name = ?", name);
    }

    private UUID add(TransferType type, String number) {
        UUID id = UUID.randomUUID();
        rows.execute("""
                INSERT INTO transfer_config (client_id, id, name, type, direct_phone_number, created_at, updated_at)
                VALUES (?, ?, 'Sales', ?, ?, '2026-01-02T03:04:05Z', '2026-01-02T03:04:05Z')
                """, TestEnvironment.CLIENT, id, type.name(), number);
        return id;
    }
}
