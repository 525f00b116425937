package io.outdial.enrollment.customer;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The statements of the list. A page is two: its ids, read in order from an index alone ({@code OFFSET} skips entries
 * of the index, not rows), then the rows of those ids. Unfiltered, the first is, with {@code $1} the client and the
 * order as asked:
 *
 * <pre>SELECT id FROM customer WHERE client_id = $1 ORDER BY created_at DESC, id DESC LIMIT $2 OFFSET $3</pre>
 *
 * and the second
 *
 * <pre>SELECT * FROM customer WHERE client_id = $1 AND id IN ($2, …)</pre>
 */
final class CustomerStatements {

    /** How far a list with filters is counted. */
    static final int COUNTED = 100_000;

    /** So many are sorted in about ten milliseconds. */
    private static final int FEW = 10_000;

    /** Of the list without filters. */
    static final String TOTAL =
            "SELECT CAST(coalesce(sum(change), 0) AS bigint) FROM customer_count WHERE client_id = ?1";

    private static final List<String> SEARCHED = List.of(
            "first_name_key", "last_name_key", "email_key", "city_key", "county_key", "state_key", "postal_code_key");

    /**
     * Sorts after every character that text can hold: {@code [prefix, prefix + LAST)} is what begins with the prefix. A
     * range is found by an index whatever the plan.
     */
    private static final String LAST = "\uDBFF\uDFFF";

    private final StringBuilder conditions = new StringBuilder("client_id = ?1");
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
        and(filter.state(), "state_key = lower(CAST(%s AS text))"::formatted);
        and(filter.county(), "county_key = lower(CAST(%s AS text))"::formatted);
        and(filter.externalId(), "client_customer_id = %s"::formatted);
        if (!filter.phoneKeys().isEmpty()) {
            String keys = add(filter.phoneKeys().toArray(String[]::new));
            conditions.append(
                    " AND (phone_key = ANY(CAST(%1$s AS text[])) OR other_phone_key = ANY(CAST(%1$s AS text[])))"
                            .formatted(keys));
        }
        if (filter.search() != null) {
            conditions.append(" AND (").append(search(filter.search())).append(')');
        }
    }

    boolean hasFilters() {
        return values.size() > 1;
    }

    /**
     * Counts to one more than {@link #COUNTED}. Whoever is enrolled is a customer, so that enrolments alone are counted
     * by themselves.
     */
    Statement count() {
        String found = enrolled != null && conditions.indexOf(" AND ") < 0
                ? "SELECT DISTINCT customer_id FROM customer_campaign WHERE " + enrolled
                : "SELECT 1 FROM customer WHERE " + where();
        return new Statement("SELECT count(*) FROM (" + found + " LIMIT " + (COUNTED + 1) + ") AS counted", values);
    }

    /**
     * The ids of a page.
     *
     * @param found how many customers the filters let through: few are found first and sorted then, many are met soon
     *     enough by going through all in order. The planner cannot know which; {@code OFFSET 0} tells it
     */
    Statement ids(CustomerOrder order, long offset, int limit, long found) {
        List<Object> all = new ArrayList<>(values);
        all.add(limit);
        all.add(offset);
        String source = hasFilters() && found <= FEW
                ? "(SELECT id, %s FROM customer WHERE %s OFFSET 0) AS found".formatted(order.column(), where())
                : "customer WHERE " + where();
        return new Statement(
                "SELECT id FROM %s ORDER BY %s LIMIT ?%d OFFSET ?%d"
                        .formatted(source, order.sql(), values.size() + 1, values.size() + 2),
                all);
    }

    private String where() {
        return enrolled == null
                ? conditions.toString()
                : conditions + " AND id IN (SELECT customer_id FROM customer_campaign WHERE " + enrolled + ")";
    }

    /** Null where enrolments do not matter. */
    private String enrolled(CustomerFilter filter) {
        if (filter.campaignIds().isEmpty() && filter.campaignStatuses().isEmpty()) {
            return null;
        }
        String campaigns = oneOf("campaign_id", "uuid", filter.campaignIds().toArray(UUID[]::new));
        String statuses = oneOf("status", "text", filter.campaignStatuses().toArray(String[]::new));
        return "client_id = ?1" + campaigns + statuses;
    }

    private String search(CustomerSearch search) {
        List<String> ways = new ArrayList<>();
        String text = add(search.text());
        SEARCHED.forEach(column -> ways.add(begins(column, text)));
        ways.add("client_customer_id = " + text);
        if (search.words() != null) {
            ways.add("first_name_key = lower(CAST(%s AS text)) AND %s"
                    .formatted(
                            add(search.words().first()),
                            begins("last_name_key", add(search.words().last()))));
        }
        search.phonePrefixes().forEach(prefix -> {
            String value = add(prefix);
            ways.add(begins("phone_key", value));
            ways.add(begins("other_phone_key", value));
        });
        return ways.stream().map(way -> "(" + way + ")").collect(Collectors.joining(" OR "));
    }

    private static String begins(String column, String value) {
        return "%1$s >= lower(CAST(%2$s AS text)) AND %1$s < lower(CAST(%2$s AS text)) || '%3$s'"
                .formatted(column, value, LAST);
    }

    /** Nothing where nothing is wanted. */
    private String oneOf(String column, String type, Object[] wanted) {
        return wanted.length == 0 ? "" : " AND %s = ANY(CAST(%s AS %s[]))".formatted(column, add(wanted), type);
    }

    private void and(Object value, Function<String, String> condition) {
        if (value != null) {
            conditions.append(" AND ").append(condition.apply(add(value)));
        }
    }

    private String add(Object value) {
        values.add(value);
        return "?" + values.size();
    }
}
