package io.outdial.bench.torture;

import io.outdial.local.LocalFailure;
import io.outdial.local.OutdialService;
import io.outdial.local.Stack;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the databases hold in the end. */
record Tables(Stack stack, UUID clientId, UUID campaignId) {

    /** Twice the array of numbers, or null for all. */
    private static final String SOME = " AND (?::text[] IS NULL OR phone_key = ANY (?))";

    private static final String RECORDS =
            "SELECT phone_key, count(*) FROM outbound_record WHERE client_id = ? AND campaign_id = ?" + SOME
                    + " GROUP BY phone_key";

    private static final String RESULTS =
            "SELECT id FROM attempt WHERE client_id = ? AND campaign_id = ? AND call_result IS NOT NULL";

    private static final String LISTED = "SELECT phone_key FROM do_not_call WHERE client_id = ?";

    private static final String CALLABLE = """
        SELECT phone_key FROM outbound_record AS record
         WHERE client_id = ? AND campaign_id = ? AND due_at IS NOT NULL
           AND EXISTS (SELECT FROM do_not_call AS listed WHERE listed.client_id = record.client_id AND listed.phone_key = record.phone_key)
        """;

    private static final String CUSTOMERS =
            "SELECT phone_key, count(*) FROM customer WHERE client_id = ?" + SOME + " GROUP BY phone_key";

    private static final String ENROLMENTS = """
        SELECT phone_key, string_agg(enrolment.status, ' ') FROM customer
          JOIN customer_campaign AS enrolment ON enrolment.client_id = customer.client_id AND enrolment.customer_id = customer.id
         WHERE customer.client_id = ? AND enrolment.campaign_id = ? AND (?::text[] IS NULL OR phone_key = ANY (?))
         GROUP BY phone_key
        """;

    private static final String WAITING = "SELECT count(*) FROM outbox_event";

    private static final String NOTED =
            "SELECT (SELECT count(*) FROM chain_change) + (SELECT count(*) FROM attempt_change)";

    /**
     * Records of the campaign by number.
     *
     * @param phones null for all
     */
    Map<String, Integer> records(Collection<String> phones) {
        String[] some = array(phones);
        return counts(OutdialService.OUTBOUND, RECORDS, clientId, campaignId, some, some);
    }

    /** The attempts that have a result. */
    Set<String> results() {
        return texts(OutdialService.OUTBOUND, RESULTS, clientId, campaignId);
    }

    Set<String> listed() {
        return texts(OutdialService.OUTBOUND, LISTED, clientId);
    }

    /** The listed numbers of records that wait for their turn all the same. */
    Set<String> callableThoughListed() {
        return texts(OutdialService.OUTBOUND, CALLABLE, clientId, campaignId);
    }

    /** Customers by number. */
    Map<String, Integer> customers(Collection<String> phones) {
        String[] some = array(phones);
        return counts(OutdialService.ENROLLMENT, CUSTOMERS, clientId, some, some);
    }

    /** The statuses of enrolments in the campaign by number, with blanks between them if it has several. */
    Map<String, String> enrolments(Collection<String> phones) {
        String[] some = array(phones);
        Map<String, String> statuses = new HashMap<>();
        query(
                OutdialService.ENROLLMENT,
                ENROLMENTS,
                rows -> statuses.put(rows.getString(1), rows.getString(2)),
                clientId,
                campaignId,
                some,
                some);
        return statuses;
    }

    /** How many events a service has still to deliver, and changes it has still to make events of. */
    int waitingEvents(OutdialService service) {
        int noted = service == OutdialService.OUTBOUND ? number(service, NOTED) : 0;
        return noted + number(service, WAITING);
    }

    private int number(OutdialService service, String sql) {
        return Integer.parseInt(texts(service, sql).iterator().next());
    }

    private static String[] array(Collection<String> phones) {
        return phones == null ? null : phones.toArray(String[]::new);
    }

    private Map<String, Integer> counts(OutdialService service, String sql, Object... values) {
        Map<String, Integer> counts = new HashMap<>();
        query(service, sql, rows -> counts.put(rows.getString(1), rows.getInt(2)), values);
        return counts;
    }

    private Set<String> texts(OutdialService service, String sql, Object... values) {
        Set<String> texts = new HashSet<>();
        query(service, sql, rows -> texts.add(rows.getString(1)), values);
        return texts;
    }

    private interface RowReader {
        void read(ResultSet rows) throws SQLException;
    }

    private void query(OutdialService service, String sql, RowReader reader, Object... values) {
        try (Connection connection = stack.database(service).connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        } catch (SQLException e) {
            throw new LocalFailure(
                    "the database of " + service.serviceName() + " cannot be read: " + e.getMessage(), e);
        }
    }
}
