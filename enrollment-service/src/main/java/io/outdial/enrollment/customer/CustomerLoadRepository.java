package io.outdial.enrollment.customer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.enrollment.phone.StoredPhones;
import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.phone.PhoneNumber;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Loads many customers in a fixed number of statements, in the caller's transaction. Rows are sent as one JSON text,
 * which PostgreSQL reads into typed columns.
 */
@ApplicationScoped
class CustomerLoadRepository {

    private static final String COLUMNS =
            "id uuid, client_customer_id text, status text, first_name text, last_name text, caller_id text, phone_key text,"
                    + " other_phone_key text, phone_key_version smallint,"
                    + " email text, state text, county text, city text, postal_code text, current_source_id uuid, do_not_call boolean, details jsonb, phones jsonb";

    /**
     * The customer with the external id; otherwise the oldest customer with the first of the numbers that somebody has
     * who has no other external id. A draft has a row for each of its numbers. Two numbers are equal if they share a
     * key; a customer whose first key matches takes precedence.
     */
    static final String MATCH = """
            SELECT DISTINCT ON (asked.position) asked.position, coalesce(by_external_id.id, by_phone.id), coalesce(by_external_id.do_not_call, by_phone.do_not_call)
              FROM unnest(CAST($2 AS text[]), CAST($3 AS text[]), CAST($4 AS text[]), CAST($5 AS int[])) WITH ORDINALITY AS asked (external_id, phone_key, other_key, position, n)
              LEFT JOIN customer AS by_external_id ON by_external_id.client_id = $1 AND by_external_id.client_customer_id = asked.external_id
              LEFT JOIN LATERAL (SELECT id, do_not_call FROM (
                                        SELECT id, do_not_call, phone_key, created_at FROM customer
                                         WHERE client_id = $1 AND (asked.external_id IS NULL OR client_customer_id IS NULL)
                                           AND (phone_key IN (asked.phone_key, asked.other_key) OR other_phone_key IN (asked.phone_key, asked.other_key)
                                                OR id = ANY (ARRAY(SELECT customer_id FROM further_phone
                                                                    WHERE client_id = $1 AND phone_key IN (asked.phone_key, asked.other_key)))) OFFSET 0) AS sharing
                                  ORDER BY phone_key <> asked.phone_key, created_at, id LIMIT 1) AS by_phone ON by_external_id.id IS NULL
             WHERE coalesce(by_external_id.id, by_phone.id) IS NOT NULL
             ORDER BY asked.position, asked.n
            """;

    /**
     * The oldest customer of each key, whichever key of the customer's numbers it is. Those who share it are found
     * before they are sorted: the first of all customers by age, until one has the key, seem as near while there are
     * few.
     */
    static final String FIND_BY_KEYS = """
            SELECT asked.key, found.id
              FROM unnest(CAST($2 AS text[])) AS asked (key)
             CROSS JOIN LATERAL (SELECT id FROM (
                                        SELECT id, created_at FROM customer
                                         WHERE client_id = $1 AND (phone_key = asked.key OR other_phone_key = asked.key
                                               OR id = ANY (ARRAY(SELECT customer_id FROM further_phone WHERE client_id = $1 AND phone_key = asked.key))) OFFSET 0) AS sharing
                                  ORDER BY created_at, id LIMIT 1) AS found
            """;

    static final String INSERT = """
            INSERT INTO customer (client_id, id, client_customer_id, status, first_name, last_name, caller_id, phone_key, other_phone_key, phone_key_version, email, state,
                                  county, city, postal_code, current_source_id, do_not_call, details, phones, created_by, updated_by, created_at, updated_at)
            SELECT $1, id, client_customer_id, status, first_name, last_name, caller_id, phone_key, other_phone_key, phone_key_version, email, state,
                   county, city, postal_code, current_source_id, do_not_call, details, nullif(phones, '{"further": []}'), $3, $3, now(), now()
              FROM jsonb_to_recordset(CAST(CAST($2 AS text) AS jsonb)) AS draft (%s)
            """.formatted(COLUMNS);

    /**
     * Locks in the order of the ids before it writes, like every statement that locks several customers. A customer who
     * has the number among the further ones keeps them all, unless the draft says which there are.
     */
    static final String UPDATE = """
            WITH draft AS MATERIALIZED (
                SELECT draft.*, draft.phones IS NULL AND EXISTS (
                           SELECT FROM further_phone AS further
                            WHERE further.client_id = $1 AND further.customer_id = draft.id AND further.phone_key IN (draft.phone_key, draft.other_phone_key)) AS is_known
                  FROM jsonb_to_recordset(CAST(CAST($2 AS text) AS jsonb)) AS draft (%s)
            ), locked AS MATERIALIZED (
                SELECT id, caller_id, phone_key, other_phone_key, phone_key_version, phones,
                       ARRAY[caller_id, first_name, last_name, details ->> 'timezone', postal_code, CAST(phones AS text)] AS called
                  FROM customer WHERE client_id = $1 AND id IN (SELECT id FROM draft) ORDER BY id FOR NO KEY UPDATE
            )
            UPDATE customer
               SET client_customer_id = coalesce(draft.client_customer_id, customer.client_customer_id), status = coalesce(draft.status, customer.status),
                   first_name = coalesce(draft.first_name, customer.first_name), last_name = coalesce(draft.last_name, customer.last_name),
                   caller_id = CASE WHEN is_known THEN customer.caller_id ELSE draft.caller_id END,
                   phone_key = CASE WHEN is_known THEN customer.phone_key ELSE draft.phone_key END,
                   other_phone_key = CASE WHEN is_known THEN customer.other_phone_key ELSE draft.other_phone_key END,
                   phone_key_version = CASE WHEN is_known THEN customer.phone_key_version
                                            WHEN draft.phones IS NULL AND customer.phones IS NOT NULL THEN least(customer.phone_key_version, draft.phone_key_version)
                                            ELSE draft.phone_key_version END,
                   phones = CASE WHEN draft.phones IS NULL THEN customer.phones ELSE nullif(draft.phones, '{"further": []}') END, email = coalesce(draft.email, customer.email),
                   state = coalesce(draft.state, customer.state), county = coalesce(draft.county, customer.county),
                   city = coalesce(draft.city, customer.city), postal_code = coalesce(draft.postal_code, customer.postal_code),
                   current_source_id = coalesce(draft.current_source_id, customer.current_source_id),
                   do_not_call = customer.do_not_call OR draft.do_not_call, details = customer.details || draft.details, updated_by = $3, updated_at = now()
              FROM draft JOIN locked ON locked.id = draft.id
             WHERE customer.client_id = $1 AND customer.id = draft.id
            RETURNING customer.id, customer.do_not_call, locked.caller_id, locked.phone_key, locked.other_phone_key, locked.phone_key_version,
                      locked.called IS DISTINCT FROM ARRAY[customer.caller_id, customer.first_name, customer.last_name, customer.details ->> 'timezone', customer.postal_code,
                                                           CAST(customer.phones AS text)],
                      CAST(locked.phones AS text)
            """.formatted(COLUMNS);

    /** @param position of the draft, from 0 */
    record Match(int position, UUID id, boolean doNotCall) {}

    @Inject
    ObjectMapper json;

    /** One of the numbers of a draft. */
    private record Asked(int position, CustomerDraft draft, PhoneNumber number) {}

    Uni<List<Match>> match(UUID clientId, List<CustomerDraft> drafts) {
        List<Asked> asked = IntStream.range(0, drafts.size())
                .boxed()
                .flatMap(i -> drafts.get(i).numbers().stream().map(number -> new Asked(i, drafts.get(i), number)))
                .toList();
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session)
                        .rows(
                                MATCH,
                                clientId,
                                asked.stream()
                                        .map(each -> each.draft().clientCustomerId())
                                        .toArray(String[]::new),
                                asked.stream().map(each -> each.number().key()).toArray(String[]::new),
                                asked.stream()
                                        .map(each -> each.number().otherKey())
                                        .toArray(String[]::new),
                                asked.stream().map(Asked::position).toArray(Integer[]::new)))
                .map(rows -> rows.stream()
                        .map(row -> new Match(((Number) row[0]).intValue(), (UUID) row[1], (Boolean) row[2]))
                        .toList());
    }

    /** The customers who have numbers of these keys, by key. */
    Uni<Map<String, UUID>> findByKeys(UUID clientId, Collection<String> keys) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session).rows(FIND_BY_KEYS, clientId, keys.toArray(String[]::new)))
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> (String) row[0], row -> (UUID) row[1])));
    }

    Uni<Void> insert(UUID clientId, String subject, Collection<Map<String, Object>> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String drafts = text(rows);
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session).update(INSERT, clientId, drafts, subject))
                .replaceWithVoid();
    }

    /**
     * A customer who was there.
     *
     * @param former the numbers before
     * @param isOfCalls whether something has changed that whoever calls the customer is told
     */
    record Updated(UUID id, boolean doNotCall, StoredPhones former, boolean isOfCalls) {}

    /** @return the customers, read after their rows are locked */
    Uni<List<Updated>> update(UUID clientId, String subject, Collection<Map<String, Object>> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        String drafts = text(rows);
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session).rows(UPDATE, clientId, drafts, subject))
                .map(updated -> updated.stream()
                        .map(row -> new Updated(
                                (UUID) row[0],
                                (Boolean) row[1],
                                new StoredPhones(
                                        (String) row[2],
                                        (String) row[3],
                                        (String) row[4],
                                        ((Number) row[5]).intValue(),
                                        (String) row[7]),
                                (Boolean) row[6]))
                        .toList());
    }

    private String text(Collection<Map<String, Object>> rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a customer cannot be written as JSON", e);
        }
    }
}
