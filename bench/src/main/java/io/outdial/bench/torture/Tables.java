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

    /** Of a number with one enrolment; 0 if it has none. */
    static final int OPEN = 1;

    static final int COMPLETED = 2;
    static final int SEVERAL = 3;

    /** Rows that are in memory at once. */
    private static final int PAGE = 5_000;

    /** Twice the array of numbers, or null for all. */
    private static final String SOME = " AND (?::text[] IS NULL OR phone_key = ANY (?))";

    private static final String RECORDS =
            "SELECT phone_key, count(*) FROM outbound_record WHERE client_id = ? AND campaign_id = ?" + SOME
                    + " GROUP BY phone_key";

    private static final String RESULTS =
            "SELECT id FROM attempt WHERE client_id = ? AND campaign_id = ? AND call_result IS NOT NULL";

    /** Each record is called once. */
    private static final String TRANSFERS = """
        SELECT handle, concat(transfer #>> '{destination,type}', ' ', coalesce(transfer #>> '{destination,phoneNumber}', transfer #>> '{destination,fallback,phoneNumber}'))
          FROM attempt WHERE client_id = ? AND campaign_id = ? AND call_result IS NOT NULL AND transfer IS NOT NULL
        """;

    private static final String LISTED = "SELECT phone_key FROM do_not_call WHERE client_id = ?";

    private static final String CALLABLE = """
        SELECT phone_key FROM outbound_record AS record
         WHERE client_id = ? AND campaign_id = ? AND due_at IS NOT NULL
           AND EXISTS (SELECT FROM do_not_call AS listed WHERE listed.client_id = record.client_id AND listed.phone_key = record.phone_key)
        """;

    private static final String CUSTOMERS =
            "SELECT phone_key, count(*) FROM customer WHERE client_id = ?" + SOME + " GROUP BY phone_key";

    private static final String ENROLMENTS = """
        SELECT phone_key, count(*), bool_and(enrolment.status = 'completed') FROM customer
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
    PerNumber records(Collection<String> phones) {
        String[] some = array(phones);
        return counts(OutdialService.OUTBOUND, RECORDS, clientId, campaignId, some, some);
    }

    /** The attempts that have a result. */
    Set<String> results() {
        return texts(OutdialService.OUTBOUND, RESULTS, clientId, campaignId);
    }

    /** Where the calls went that were handed over, by the handle of their record. */
    Map<Long, String> transfers() {
        Map<Long, String> destinations = new HashMap<>();
        query(
                OutdialService.OUTBOUND,
                TRANSFERS,
                rows -> destinations.put(rows.getLong(1), rows.getString(2)),
                clientId,
                campaignId);
        return destinations;
    }

    Set<String> listed() {
        return texts(OutdialService.OUTBOUND, LISTED, clientId);
    }

    /** The listed numbers of records that wait for their turn all the same. */
    Set<String> callableThoughListed() {
        return texts(OutdialService.OUTBOUND, CALLABLE, clientId, campaignId);
    }

    /** Customers by number. */
    PerNumber customers(Collection<String> phones) {
        String[] some = array(phones);
        return counts(OutdialService.ENROLLMENT, CUSTOMERS, clientId, some, some);
    }

    /** {@link #OPEN}, {@link #COMPLETED} or {@link #SEVERAL}, by number. */
    PerNumber enrolments(Collection<String> phones) {
        String[] some = array(phones);
        PerNumber found = new PerNumber();
        query(
                OutdialService.ENROLLMENT,
                ENROLMENTS,
                rows -> found.put(
                        rows.getString(1), rows.getInt(2) > 1 ? SEVERAL : rows.getBoolean(3) ? COMPLETED : OPEN),
                clientId,
                campaignId,
                some,
                some);
        return found;
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

    private PerNumber counts(OutdialService service, String sql, Object... values) {
        PerNumber counts = new PerNumber();
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
            // Only in a transaction the driver reads by pages.
            connection.setAutoCommit(false);
            statement.setFetchSize(PAGE);
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
