package io.outdial.enrollment.customer;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The statements of the list. A page takes two: first its ids, read in order from an index alone ({@code OFFSET} skips
 * index entries, not rows), then the rows of these ids. Without filters, the first statement is, with the client as
 * {@code $1} and in the requested order:
 *
 * <pre>SELECT id FROM customer WHERE client_id = $1 ORDER BY created_at DESC, id DESC LIMIT $2 OFFSET $3</pre>
 *
 * and the second
 *
 * <pre>SELECT * FROM customer WHERE client_id = $1 AND id IN ($2, …)</pre>
 */
final class CustomerStatements {

    /** A list with filters is counted up to this number. */
    static final int MAX_COUNT = 100_000;

    /** This many rows are sorted in about ten milliseconds. */
    private static final int MAX_SORTED = 10_000;

    /** The size of the list without filters. */
    static final String TOTAL =
            "SELECT CAST(coalesce(sum(change), 0) AS bigint) FROM customer_count WHERE client_id = $1";

    private static final List<String> SEARCHED = List.of(
            "first_name_key", "last_name_key", "email_key", "city_key", "county_key", "state_key", "postal_code_key");

    /**
     * Sorts after every other character: {@code [prefix, prefix + LAST)} contains all text that begins with the prefix.
     * Every plan can find a range by an index.
     */
    private static final String LAST = "\uDBFF\uDFFF";

    private final StringBuilder conditions = new StringBuilder("client_id = $1");
    private final String enrolled;
    private final List<Object> values = new ArrayList<>();

    /** A statement and its values, in the order of their numbers. */
    record Statement(String sql, List<Object> values) {}

    CustomerStatements(UUID clientId, CustomerFilter filter) {
        values.add(clientId);
        enrolled = enrolled(filter);
        conditions.append(oneOf("current_source_id", "uuid", filter.sourceIds().toArray(UUID[]::new)));
        conditions.append(oneOf("status", "text", filter.statuses().toArray(String[]::new)));
        and(filter.createdFrom(), "created_at >= %s"::formatted);
        and(filter.createdBefore(), "created_at < %s"::formatted);
        called(filter);
        and(filter.state(), "state_key = lower(CAST(%s AS text))"::formatted);
        and(filter.county(), "county_key = lower(CAST(%s AS text))"::formatted);
        and(filter.externalId(), "client_customer_id = %s"::formatted);
        if (!filter.phoneKeys().isEmpty()) {
            String keys = add(filter.phoneKeys().toArray(String[]::new));
            conditions.append(
                    " AND (phone_key = ANY(CAST(%1$s AS text[])) OR other_phone_key = ANY(CAST(%1$s AS text[])) OR %2$s)"
                            .formatted(keys, further("phone_key = ANY(CAST(" + keys + " AS text[]))")));
        }
        if (filter.search() != null) {
            conditions.append(" AND (").append(search(filter.search())).append(')');
        }
    }

    boolean hasFilters() {
        return enrolled != null || hasConditions();
    }

    private boolean hasConditions() {
        return conditions.indexOf(" AND ") >= 0;
    }

    /**
     * Counts up to one more than {@link #MAX_COUNT}. If only enrolments are filtered by, they are counted without
     * joining the customers.
     */
    Statement count() {
        String found = enrolled != null && !hasConditions()
                ? "SELECT DISTINCT customer_id FROM customer_campaign WHERE " + enrolled
                : "SELECT 1 FROM customer WHERE " + where();
        return new Statement("SELECT count(*) FROM (" + found + " LIMIT " + (MAX_COUNT + 1) + ") AS counted", values);
    }

    /**
     * The ids of a page.
     *
     * @param found how many customers match the filters. A few are selected first and then sorted; many are soon found
     *     by reading all customers in order. The planner cannot know which is better; {@code OFFSET 0} decides
     */
    Statement ids(CustomerOrder order, long offset, int limit, long found) {
        List<Object> all = new ArrayList<>(values);
        all.add(limit);
        all.add(offset);
        String source = hasFilters() && found <= MAX_SORTED
                ? "(SELECT id, %s FROM customer WHERE %s OFFSET 0) AS found".formatted(order.column(), where())
                : "customer WHERE " + where();
        return new Statement(
                "SELECT id FROM %s ORDER BY %s LIMIT $%d OFFSET $%d"
                        .formatted(source, order.sql(), values.size() + 1, values.size() + 2),
                all);
    }

    private String where() {
        return enrolled == null
                ? conditions.toString()
                : conditions + " AND id IN (SELECT customer_id FROM customer_campaign WHERE " + enrolled + ")";
    }

    /** Null if the filters do not concern enrolments. */
    private String enrolled(CustomerFilter filter) {
        if (filter.campaignIds().isEmpty() && filter.campaignStatuses().isEmpty()) {
            return null;
        }
        String campaigns = oneOf("campaign_id", "uuid", filter.campaignIds().toArray(UUID[]::new));
        String statuses = oneOf("status", "text", filter.campaignStatuses().toArray(String[]::new));
        return "client_id = $1" + campaigns + statuses;
    }

    /** The last of the calls lies between two times if one is after the first, and none after the second. */
    private void called(CustomerFilter filter) {
        if (Boolean.FALSE.equals(filter.priorAttempts())) {
            conditions.append(" AND NOT ").append(call(""));
        }
        if (Boolean.TRUE.equals(filter.priorAttempts()) || filter.lastCallBefore() != null) {
            conditions.append(" AND ").append(call(""));
        }
        and(filter.lastCallFrom(), from -> call(" AND call.called_at >= " + from));
        and(filter.lastCallBefore(), before -> "NOT " + call(" AND call.called_at >= " + before));
    }

    private static String call(String when) {
        return "EXISTS (SELECT FROM customer_call AS call"
                + " WHERE call.client_id = $1 AND call.customer_id = customer.id" + when + ")";
    }

    private String search(CustomerSearch search) {
        List<String> matches = new ArrayList<>();
        String text = add(search.text());
        SEARCHED.forEach(column -> matches.add(begins(column, text)));
        matches.add("client_customer_id = " + text);
        if (search.words() != null) {
            matches.add("first_name_key = lower(CAST(%s AS text)) AND %s"
                    .formatted(
                            add(search.words().first()),
                            begins("last_name_key", add(search.words().last()))));
        }
        search.phonePrefixes().forEach(prefix -> {
            String value = add(prefix);
            matches.add(begins("phone_key", value));
            matches.add(begins("other_phone_key", value));
            matches.add(further(begins("phone_key", value)));
        });
        return matches.stream().map(match -> "(" + match + ")").collect(Collectors.joining(" OR "));
    }

    /**
     * Who has such a number beside the first. An array, so that the index of the ids is used with those of the keys.
     */
    private static String further(String condition) {
        return "id = ANY (ARRAY(SELECT customer_id FROM further_phone WHERE client_id = $1 AND " + condition + "))";
    }

    private static String begins(String column, String value) {
        return "%1$s >= lower(CAST(%2$s AS text)) AND %1$s < lower(CAST(%2$s AS text)) || '%3$s'"
                .formatted(column, value, LAST);
    }

    /** Empty if no value is given. */
    private String oneOf(String column, String type, Object[] values) {
        return values.length == 0 ? "" : " AND %s = ANY(CAST(%s AS %s[]))".formatted(column, add(values), type);
    }

    private void and(Object value, Function<String, String> condition) {
        if (value != null) {
            conditions.append(" AND ").append(condition.apply(add(value)));
        }
    }

    private String add(Object value) {
        values.add(value);
        return "$" + values.size();
    }
}
