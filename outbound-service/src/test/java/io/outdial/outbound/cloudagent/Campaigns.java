package io.outdial.outbound.cloudagent;

import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.outdial.platform.testing.UnusedNumbers;
import java.util.UUID;

/**
 * Campaigns of their own for each test, and a look at what was stored. The demo client's agent1 and skills belong to
 * all of them that ask for such.
 */
public final class Campaigns {

    final Rows rows = new Rows();

    /** A campaign of the demo client, with a name of its own. */
    public String make(String type, String dialMethod, String position) {
        String name = "C" + UUID.randomUUID().toString().substring(0, 8);
        make(TestEnvironment.CLIENT, name, type, dialMethod, position);
        return name;
    }

    void make(UUID clientId, String name, String type, String dialMethod, String position) {
        UUID id = UUID.randomUUID();
        rows.execute(
                "INSERT INTO campaign (client_id, id, name, type, dial_method, position) VALUES (?, ?, ?, ?, ?, ?)",
                clientId,
                id,
                name,
                type,
                dialMethod,
                position);
        rows.execute(
                "INSERT INTO calling_list (client_id, id, campaign_id, name, is_default) VALUES (?, ?, ?, ?, true)",
                clientId,
                UUID.randomUUID(),
                id,
                name);
        if (dialMethod.equals("Agentwise")) {
            rows.execute(
                    "INSERT INTO campaign_member (client_id, campaign_id, member_id) SELECT client_id, ?, id FROM member WHERE client_id = ? AND agent_id = 'agent1'",
                    id,
                    clientId);
        }
        if (dialMethod.equals("Skillwise")) {
            rows.execute(
                    "INSERT INTO campaign_skill (client_id, campaign_id, skill_id) SELECT client_id, ?, id FROM skill WHERE client_id = ?",
                    id,
                    clientId);
        }
    }

    /** A number of the United States that no other test uses. */
    public static String number() {
        return UnusedNumbers.national();
    }

    void ignoreDoNotCall(String campaign) {
        rows.execute("UPDATE campaign SET applies_dnc = false WHERE name = ?", campaign);
    }

    public void mark(UUID clientId, String phoneKey) {
        rows.execute(
                "INSERT INTO do_not_call (client_id, phone_key, phone, reported_by, key_version) VALUES (?, ?, ?, 'a test', 2)",
                clientId,
                phoneKey,
                phoneKey);
    }

    public long stored(String campaign) {
        return (Long) value(
                "SELECT count(*) FROM outbound_record r JOIN campaign c ON c.client_id = r.client_id AND c.id = r.campaign_id WHERE c.name = ?",
                campaign);
    }

    long storedInAll() {
        return (Long) value("SELECT count(*) FROM outbound_record");
    }

    /** @param expression over {@code outbound_record} */
    public Object ofOnlyRecord(String campaign, String expression) {
        return value(
                "SELECT " + expression
                        + " FROM outbound_record WHERE campaign_id = (SELECT id FROM campaign WHERE name = ?)",
                campaign);
    }

    public String position(String campaign) {
        return (String) value("SELECT position FROM campaign WHERE name = ?", campaign);
    }

    /** The first value that the query finds, null if there is none. */
    public Object value(String sql, Object... values) {
        return rows.all(sql, values).stream().findFirst().map(row -> row.get(0)).orElse(null);
    }
}
