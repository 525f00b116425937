package io.outdial.outbound.record;

import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** An agent with a device, and two campaigns with a list each, all of its own: no other test is in the way. */
public final class RecordFixture {

    public static final int APPLICATION = 134;
    public static final String FEATURE = "api-voice-outbound";

    /** What an operation may change of a record. */
    public record State(int type, int status, int result) {
        public static final State NEW = new State(2, 1, 28);
        public static final State RETRIEVED = new State(2, 2, 28);
        public static final State MARKED = new State(7, 3, 51);
        public static final State BLOCKED = new State(7, 1, 28);
        public static final State CANCELLED = new State(2, 5, 52);
        public static final State ENDED = new State(7, 5, 52);
    }

    public final UUID client;
    public final UUID member = UUID.randomUUID();
    public final UUID device = UUID.randomUUID();
    public final String user;
    public final String campaign;
    public final String list;
    public final String otherCampaign;
    public final String otherList;

    private final Rows rows = new Rows();

    public RecordFixture() {
        this(TestEnvironment.CLIENT);
    }

    public RecordFixture(UUID client) {
        this.client = client;
        String name = Long.toString(ThreadLocalRandom.current().nextLong(1L << 48), 36);
        user = "agent-" + name;
        campaign = "Campaign-" + name;
        list = "List-" + name;
        otherCampaign = "Other-campaign-" + name;
        otherList = "Other-list-" + name;
        member(member, user, FEATURE);
        execute("INSERT INTO device (client_id, id, member_id) VALUES (?, ?, ?)", client, device, member);
        campaign(campaign, list);
        campaign(otherCampaign, otherList);
    }

    public void member(UUID id, String userName, String... features) {
        execute(
                "INSERT INTO member (client_id, id, name, agent_id, user_name, password_hash, features) VALUES (?, ?, 'An agent', ?, ?, ?, ?)",
                client,
                id,
                id.toString(),
                userName,
                TestEnvironment.AGENT_PASSWORD_HASH,
                features);
    }

    public void campaign(String name, String listName) {
        UUID id = UUID.randomUUID();
        execute(
                "INSERT INTO campaign (client_id, id, name, application_id) VALUES (?, ?, ?, ?)",
                client,
                id,
                name,
                APPLICATION);
        list(name, listName, true);
    }

    /** Another list of a campaign. */
    public void list(String ofCampaign, String name) {
        list(ofCampaign, name, false);
    }

    private void list(String ofCampaign, String name, boolean isDefault) {
        execute(
                "INSERT INTO calling_list (client_id, id, campaign_id, name, is_default) SELECT client_id, ?, id, ?, ? FROM campaign WHERE client_id = ? AND name = ?",
                UUID.randomUUID(),
                name,
                isDefault,
                client,
                ofCampaign);
    }

    /** The campaign gives previews to its agent, at any hour. */
    public RecordFixture previews() {
        execute(
                "UPDATE campaign SET type = 'Preview', position = 'RUNNING', dial_afterhours = true WHERE client_id = ? AND name = ?",
                client,
                campaign);
        works(member);
        return this;
    }

    /** The agent may begin sessions of its desktop. */
    public RecordFixture withVoice() {
        execute(
                "UPDATE member SET features = features || '{api-voice}' WHERE client_id = ? AND id = ?",
                client,
                member);
        return this;
    }

    /** Another agent of the campaign, with a device of the same id as the agent. */
    public UUID colleague(String userName) {
        UUID id = UUID.randomUUID();
        member(id, userName, FEATURE);
        execute("INSERT INTO device (client_id, id, member_id) VALUES (?, ?, ?)", client, id, id);
        works(id);
        return id;
    }

    private void works(UUID memberId) {
        execute(
                "INSERT INTO campaign_member (client_id, campaign_id, member_id) SELECT client_id, id, ? FROM campaign WHERE client_id = ? AND name = ?",
                memberId,
                client,
                campaign);
    }

    /** A national number of the United States that no other record has. */
    public static String newPhone() {
        return Long.toString(ThreadLocalRandom.current().nextLong(2_000_000_000L, 10_000_000_000L));
    }

    public long record(String phone) {
        return record(list, phone, newChain());
    }

    /** Of which {@link #record(String, String, long)} makes the first record. */
    public long newChain() {
        return rows.number("SELECT nextval('record_handle')");
    }

    /** The first record of a chain has its turn, the others wait. */
    public long record(String listName, String phone, long chain) {
        String key = PhoneNumber.of(phone, "US").orElseThrow().key();
        return rows.number("""
                INSERT INTO outbound_record (client_id, handle, chain_id, chain_n, campaign_id, calling_list_id, phone, phone_key, key_version,
                                             lane_id, window_id, record_status, due_at, is_first)
                SELECT client_id, CASE others.n WHEN 0 THEN chain.id ELSE nextval('record_handle') END, chain.id, others.n, campaign_id, l.id, number.given, number.key, 2,
                       lane.lane_id, lane.window_id, CASE others.n WHEN 0 THEN 1 ELSE 9 END, CASE others.n WHEN 0 THEN now() END,
                       NOT EXISTS (SELECT FROM outbound_record AS r
                                    WHERE r.client_id = l.client_id AND r.campaign_id = l.campaign_id AND r.phone_key = number.key)
                  FROM calling_list AS l, (SELECT ?::bigint AS id) AS chain, (SELECT ? AS given, ? AS key) AS number,
                       LATERAL (SELECT count(*)::integer AS n FROM outbound_record AS r WHERE r.client_id = l.client_id AND r.chain_id = chain.id) AS others,
                       LATERAL lane_of(l.client_id, l.campaign_id, ?, ?, '{}', NULL, NULL, 1) AS lane
                 WHERE client_id = ? AND name = ?
                RETURNING handle
                """, chain, phone, key, LaneKey.NOBODY, LaneKey.NOBODY, client, listName);
    }

    /**
     * Puts a record in another lane.
     *
     * @param owner whom it is for; {@link LaneKey#NOBODY} for anybody
     * @param zones none: the client's
     * @param from second of the day, as {@code until}; null: the campaign's hours
     */
    public void lane(long handle, UUID owner, String[] zones, Integer from, Integer until, int rank) {
        execute("""
                UPDATE outbound_record SET lane_id = lane.lane_id, window_id = lane.window_id
                  FROM (SELECT lane_of(client_id, campaign_id, ?, ?, ?, ?::integer, ?::integer, ?) AS found
                          FROM outbound_record WHERE handle = ?) AS made, LATERAL (SELECT (made.found).*) AS lane
                 WHERE handle = ?
                """, owner, LaneKey.NOBODY, zones, from, until, rank, handle, handle);
    }

    /**
     * Gives the agent a record.
     *
     * @return the attempt
     */
    public UUID hold(long record) {
        UUID attempt = UUID.randomUUID();
        execute("""
                INSERT INTO attempt (client_id, id, handle, chain_id, campaign_id, phone_key, member_id, lease_until)
                SELECT client_id, ?, handle, chain_id, campaign_id, phone_key, ?, now() + interval '1 hour'
                  FROM outbound_record WHERE handle = ?
                """, attempt, member, record);
        execute(
                "UPDATE outbound_record SET record_status = 2, attempt_id = ?, due_at = now() + interval '1 hour' WHERE handle = ?",
                attempt,
                record);
        return attempt;
    }

    /**
     * Puts a record in another lane, of any hours.
     *
     * @param owner whom it is for; {@link LaneKey#NOBODY} for anybody
     * @param source where it came from; {@link LaneKey#NOBODY} for no source
     */
    public void lane(long handle, UUID owner, UUID source) {
        execute("""
                UPDATE outbound_record SET lane_id = lane.lane_id, window_id = lane.window_id, source_id = nullif(named.source, named.nobody)
                  FROM (SELECT lane_of(client_id, campaign_id, ?, ?, '{}', NULL, NULL, 1) AS found FROM outbound_record WHERE handle = ?) AS made,
                       (SELECT ?::uuid AS source, ?::uuid AS nobody) AS named, LATERAL (SELECT (made.found).*) AS lane
                 WHERE handle = ?
                """, owner, source, handle, source, LaneKey.NOBODY, handle);
    }

    public State state(long handle) {
        String found = text(
                "SELECT record_type || ',' || record_status || ',' || call_result FROM outbound_record WHERE client_id = ? AND handle = ?",
                client,
                handle);
        String[] numbers = found.split(",", -1);
        return new State(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]), Integer.parseInt(numbers[2]));
    }

    public boolean isListed(String phone) {
        return isKeyListed(PhoneNumber.of(phone, "US").orElseThrow().key());
    }

    public boolean isKeyListed(String key) {
        return rows.number("SELECT count(*) FROM do_not_call WHERE client_id = ? AND phone_key = ?", client, key) == 1;
    }

    /**
     * Equal as long as nothing has been added or removed anywhere, and nothing of the fixture's campaigns has changed.
     * What the service itself does meanwhile with what other tests left does not count: leases end, and so do entries
     * of the do-not-call list that have an end.
     */
    public String everything() {
        return text("""
                SELECT concat_ws('/',
                    (SELECT concat_ws(':', count(*), sum(xmin::text::bigint) FILTER (WHERE campaign_id = ANY (own.ids))) FROM outbound_record),
                    (SELECT concat_ws(':', count(*), sum(xmin::text::bigint)) FROM do_not_call WHERE expires_at IS NULL),
                    (SELECT concat_ws(':', count(*), sum(xmin::text::bigint) FILTER (WHERE campaign_id = ANY (own.ids))) FROM attempt),
                    (SELECT count(*) FROM preview_session),
                    (SELECT count(*) FROM idempotency_answer))
                  FROM (SELECT array_agg(id) AS ids FROM campaign WHERE client_id = ? AND name IN (?, ?)) AS own
                """, client, campaign, otherCampaign);
    }

    public void execute(String sql, Object... values) {
        rows.execute(sql, values);
    }

    /** Of {@link #campaign}. */
    public String campaignId() {
        return text("SELECT id FROM campaign WHERE client_id = ? AND name = ?", client, campaign);
    }

    public String text(String sql, Object... values) {
        return rows.text(sql, values);
    }
}
