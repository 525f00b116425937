package io.outdial.bench;

import java.util.List;
import java.util.function.UnaryOperator;

/** The statements that add leads, with pgbench's variables: the service's own, and the least that there could be. */
final class LeadStatements {

    private static final String NUMBER = "('+'::text || :number)";

    /** Of the rule that makes keys of numbers: rows of older ones would be gone through while the load runs. */
    static final String KEY_VERSION = "2";

    /**
     * The least that a lead can be, whatever the service asks of its own statement: not on the list, not there yet,
     * stored.
     */
    static final String PLAIN = plain("(SELECT " + NUMBER + ") AS lead (number)");

    private LeadStatements() {}

    /** @param numbers a table called lead, with one column that is called number */
    static String plain(String numbers) {
        return """
            INSERT INTO outbound_record (client_id, handle, chain_id, campaign_id, calling_list_id, phone, phone_key, key_version, priority, name, is_first)
            SELECT :client::uuid, handle, handle, :campaign::uuid, :list::uuid, number, number, %s, 5, :name::text, true
              FROM (SELECT number, nextval('record_handle') FROM %s) AS lead (number, handle)
             WHERE NOT EXISTS (SELECT FROM do_not_call WHERE client_id = :client::uuid AND phone_key = number)
            ON CONFLICT DO NOTHING
            """.formatted(KEY_VERSION, numbers);
    }

    /** Client, name of the campaign, agent, skill. */
    static String find(String statement) {
        String none = "ARRAY[nullif(:none, 'none')]";
        return Scripts.bind(statement, List.of(":client", "ARRAY[:campaign_name]", none, none));
    }

    /**
     * A set of one.
     *
     * @see #add(String, String, UnaryOperator)
     */
    static String add(String statement) {
        return add(statement, NUMBER, value -> "ARRAY[" + value + "]");
    }

    /**
     * A set. Client, campaign and its version, list, lane and window, position to put the campaign in, whether the
     * do-not-call list counts, whether duplicates are refused; number as given, keys of the number, keys of earlier
     * rules, hashes of all of them (the service's are keyed), priority, expiry, name, agent, skill, columns, what leads
     * do not say; what stands for the number of an erased person, version of the rule, whether locks are waited for.
     *
     * @param number of a lead
     * @param all makes an array, with the value of each lead
     */
    static String add(String statement, String number, UnaryOperator<String> all) {
        String none = all.apply("nullif(:none, 'none')");
        return Scripts.bind(
                statement,
                List.of(
                        all.apply(":client"),
                        all.apply(":campaign"),
                        none,
                        all.apply(":list"),
                        all.apply(":lane"),
                        all.apply(":window"),
                        none,
                        all.apply("'true'"),
                        all.apply("'true'"),
                        all.apply(number),
                        all.apply(number),
                        all.apply("''"),
                        all.apply("encode(sha256(convert_to(" + number + ", 'UTF8')), 'hex')"),
                        all.apply("'5'"),
                        none,
                        all.apply(":name"),
                        none,
                        none,
                        all.apply("'{}'"),
                        none,
                        "'erased'",
                        KEY_VERSION,
                        "false"));
    }
}
