package io.outdial.enrollment.customer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.enrollment.customer.CustomerStatements.Statement;
import io.outdial.platform.testing.QueryPlan;
import io.outdial.platform.testing.QueryPlans;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Sequential scans are made unattractive, so one that is left is one that no index could replace. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class QueryPlanTest {

    private static final UUID ID = UUID.fromString("13f8bf6d-dc27-4a04-bffe-6e5b13c19ddf");

    @Inject
    QueryPlans plans;

    final Rows rows = new Rows();

    /** Enough that the planner has something to choose between. */
    @BeforeEach
    void customersOfManyKinds() {
        noCustomers();
        rows.execute("""
            INSERT INTO customer (client_id, id, first_name, last_name, caller_id, phone_key, email, status, state, county, city, postal_code,
                                  current_source_id, client_customer_id, phone_key_version, created_at, updated_at)
            SELECT ?, gen_random_uuid(), 'First ' || n, 'Last ' || n, n, '+1202' || n, n || '@example.org', CASE WHEN n % 10 = 0 THEN 'Lead' END, 'State ' || n % 50, 'County ' || n % 500,
                   'City ' || n % 1000, n, gen_random_uuid(), n, 2, now() + n * interval '1 second', now()
              FROM generate_series(10001, 15000) AS n
            """, ID);
        rows.execute("""
            INSERT INTO customer_campaign (client_id, id, customer_id, campaign_id, status, created_at, updated_at)
            SELECT client_id, gen_random_uuid(), id, gen_random_uuid(), 'pending', now(), now() FROM customer WHERE client_id = ?
            """, ID);
        rows.execute("VACUUM (ANALYZE) customer, customer_campaign");
    }

    @AfterEach
    void noCustomers() {
        rows.execute("DELETE FROM customer_campaign WHERE client_id = ?", ID);
        rows.execute("DELETE FROM customer WHERE client_id = ?", ID);
    }

    @ParameterizedTest
    @CsvSource({
        "CREATED_AT,customer_created",
        "FIRST_NAME,customer_first_name",
        "LAST_NAME,customer_last_name",
        "CALLER_ID,customer_phone"
    })
    void aPageIsReadInOrderFromAnIndexAlone(CustomerOrder.By by, String index) {
        CustomerStatements all = new CustomerStatements(ID, CustomerFilter.NONE);
        for (boolean ascending : List.of(true, false)) {
            plan(all.ids(new CustomerOrder(by, ascending), 0, 50, 5_000))
                    .contains("Index Only Scan")
                    .contains(index + " ")
                    .lacks("Sort");
        }
    }

    @ParameterizedTest
    @MethodSource
    void aFilterIsAnsweredByItsIndex(CustomerFilter filter, List<String> indexes) {
        plan(new CustomerStatements(ID, filter).count()).uses(indexes.toArray(String[]::new));
    }

    /** Whatever the planner thinks of it: going through a million customers for one is what it must not do. */
    @Test
    void fewAreFoundBeforeTheyAreSorted() {
        CustomerFilter found =
                CustomerFilter.builder().search(CustomerSearch.of("ana", "US")).build();
        CustomerOrder newest = new CustomerOrder(CustomerOrder.By.CREATED_AT, false);
        plan(new CustomerStatements(ID, found).ids(newest, 0, 50, 3))
                .contains("BitmapOr")
                .contains("Sort")
                .lacks("customer_created");
    }

    static Stream<Arguments> aFilterIsAnsweredByItsIndex() {
        List<UUID> ids = List.of(ID);
        return Stream.of(
                Arguments.of(CustomerFilter.builder().sourceIds(ids).build(), List.of("customer_source")),
                Arguments.of(
                        CustomerFilter.builder()
                                .campaignIds(ids)
                                .campaignStatuses(List.of("pending"))
                                .build(),
                        List.of("customer_campaign_")),
                Arguments.of(
                        CustomerFilter.builder()
                                .campaignStatuses(List.of("pending"))
                                .build(),
                        List.of("customer_campaign_")),
                Arguments.of(CustomerFilter.builder().statuses(List.of("Lead")).build(), List.of("customer_status")),
                Arguments.of(CustomerFilter.builder().priorAttempts(true).build(), List.of("customer_call_")),
                Arguments.of(
                        CustomerFilter.builder().lastCallFrom(Instant.EPOCH).build(), List.of("customer_call_")),
                Arguments.of(CustomerFilter.builder().state("Texas").build(), List.of("customer_state")),
                Arguments.of(
                        CustomerFilter.builder()
                                .phoneKeys(List.of("+12025550101"))
                                .build(),
                        List.of("customer_phone", "customer_other_phone")),
                Arguments.of(
                        CustomerFilter.builder()
                                .search(CustomerSearch.of("ana you", "US"))
                                .build(),
                        List.of(
                                "customer_first_name",
                                "customer_last_name",
                                "customer_email",
                                "customer_city",
                                "customer_county",
                                "customer_state",
                                "customer_postal_code",
                                "customer_external_uk")),
                Arguments.of(
                        CustomerFilter.builder()
                                .search(CustomerSearch.of("202 555", "US"))
                                .build(),
                        List.of("customer_phone", "customer_other_phone")));
    }

    @Test
    void theTotalIsFoundByItsKey() {
        plans.of(CustomerStatements.TOTAL).uses("customer_count_pk");
    }

    /** The plan is of a moment with one row for each client, and is kept when there are two thousand. */
    @Test
    void foldingReadsEachRowAFewTimes() {
        Map<String, Long> read =
                plans.readsAmong("""
                DELETE FROM customer_count;
                INSERT INTO customer_count (client_id, change) VALUES (gen_random_uuid(), 1);
                ANALYZE customer_count;
                SET LOCAL enable_seqscan = off;
                SET LOCAL enable_mergejoin = off;
                SET LOCAL plan_cache_mode = force_generic_plan;
                PREPARE fold(integer) AS %s;
                EXECUTE fold(100);
                INSERT INTO customer_count (client_id, change) SELECT '%s', 1 FROM generate_series(1, 2000);
                """.formatted(CustomerListRepository.FOLD, ID), "EXECUTE fold(100); DEALLOCATE fold");

        assertTrue(read.get("customer_count_pk") >= 2_000, read::toString);
        assertTrue(read.get("customer_count_pk") <= 3 * 2_001, () -> "read for each other: " + read);
    }

    /** By age, one after the other, until one has the number: that seems as near while there are few. */
    @Test
    void aNumberThatNobodyHasIsNotLookedForByAge() {
        String insert = """
                INSERT INTO customer (client_id, id, caller_id, phone_key, phone_key_version, created_at, updated_at)
                SELECT '%s', gen_random_uuid(), n, 'of ' || n, 2, now(), now() FROM generate_series(%d, %d) AS n;
                """;
        Map<String, Long> read = plans.readsAmong(
                """
                DELETE FROM lead;
                DELETE FROM customer_campaign_status_history;
                DELETE FROM customer_campaign;
                DELETE FROM customer;
                """ + insert.formatted(ID, 1, 100) + """
                ANALYZE customer;
                SET LOCAL enable_seqscan = off;
                SET LOCAL enable_mergejoin = off;
                SET LOCAL plan_cache_mode = force_generic_plan;
                PREPARE find(uuid, text[]) AS %s;
                EXECUTE find('%s', '{nobody}');
                """.formatted(CustomerLoadRepository.FIND_BY_KEYS, ID)
                        + insert.formatted(ID, 101, 3_000),
                """
                EXECUTE find('%s', '{nobody}'); DEALLOCATE find
                """.formatted(ID));

        assertTrue(read.get("customer_created") < 1_000, () -> "all were looked at: " + read);
    }

    @Test
    void aLoadFindsItsCustomersByIndexes() {
        String match = plans.of(CustomerLoadRepository.MATCH)
                .uses("customer_external_uk")
                .text();
        assertTrue(match.contains("customer_phone"), match);
        plans.of(CustomerLoadRepository.UPDATE).uses("customer_pk");
    }

    private QueryPlan plan(Statement statement) {
        return plans.of(statement.sql());
    }
}
