package io.outdial.enrollment.customer;

import io.outdial.enrollment.phone.CustomerPhone;
import io.outdial.enrollment.phone.StoredPhones;
import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.phone.PhoneRule;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Customers whose phone keys were made by an older version of the rule. */
@ApplicationScoped
class CustomerKeyRepository {

    /** The version is a literal, so that the partial index {@code customer_old_phone_key} can be used (V014). */
    static final String OLD = """
            SELECT client_id, id, caller_id, phone_key, other_phone_key, phone_key_version, CAST(phones AS text) FROM customer
             WHERE phone_key_version < %d ORDER BY client_id, id LIMIT $1
            """.formatted(PhoneRule.VERSION);

    /** Locks in the order of the ids before it writes, like every statement that locks several customers. */
    static final String WRITE = """
            WITH renewed AS MATERIALIZED (
                SELECT * FROM unnest(CAST($2 AS uuid[]), CAST($3 AS text[]), CAST($4 AS text[]), CAST($5 AS text[]), CAST($6 AS text[]), CAST($7 AS text[]))
                              AS renewed (id, caller_id, phone_key, other_phone_key, former, phones)
            ), locked AS MATERIALIZED (
                SELECT id FROM customer WHERE client_id = $1 AND id IN (SELECT id FROM renewed) ORDER BY id FOR NO KEY UPDATE
            )
            UPDATE customer SET phone_key = renewed.phone_key, other_phone_key = renewed.other_phone_key, phone_key_version = %1$d,
                                phones = nullif(CAST(renewed.phones AS jsonb), '{"further": []}')
              FROM renewed JOIN locked ON locked.id = renewed.id
             WHERE customer.client_id = $1 AND customer.id = renewed.id AND customer.caller_id = renewed.caller_id
               AND coalesce(customer.phones, '{"further": []}') = CAST(renewed.former AS jsonb) AND customer.phone_key_version < %1$d
            RETURNING CASE WHEN customer.do_not_call THEN customer.id END
            """.formatted(PhoneRule.VERSION);

    /** A customer and its stored number. */
    record OutdatedKeys(UUID clientId, UUID id, StoredPhones phones) {

        /** @param region two-letter region of the client, null if the client no longer exists */
        NewKeys renewed(String region) {
            PhoneNumber first = phones.stored(region);
            List<CustomerPhone> further = CustomerPhone.further(
                    first.keys(),
                    phones.further().stream()
                            .map(phone -> CustomerPhone.of(phone.stored(region), phone.type()))
                            .toList());
            return new NewKeys(id, phones.callerId(), first.key(), first.otherKey(), phones.further(), further);
        }
    }

    /**
     * @param callerId the number that the customer must still have
     * @param former the further numbers that the customer must still have
     */
    record NewKeys(
            UUID id,
            String callerId,
            String phoneKey,
            String otherPhoneKey,
            List<CustomerPhone> former,
            List<CustomerPhone> further) {}

    Uni<List<OutdatedKeys>> findOutdated(int limit) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session).rows(OLD, limit))
                .map(rows -> rows.stream()
                        .map(row -> new OutdatedKeys(
                                (UUID) row[0],
                                (UUID) row[1],
                                new StoredPhones(
                                        (String) row[2],
                                        (String) row[3],
                                        (String) row[4],
                                        ((Number) row[5]).intValue(),
                                        (String) row[6])))
                        .toList());
    }

    /** @return the ids of those customers who may not be called */
    Uni<Set<UUID>> write(UUID clientId, List<NewKeys> customers) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session)
                        .rows(
                                WRITE,
                                clientId,
                                customers.stream().map(NewKeys::id).toArray(UUID[]::new),
                                column(customers, NewKeys::callerId),
                                column(customers, NewKeys::phoneKey),
                                column(customers, NewKeys::otherPhoneKey),
                                column(customers, customer -> CustomerPhone.write(customer.former())),
                                column(customers, customer -> CustomerPhone.write(customer.further())))
                        .map(rows -> rows.stream().map(row -> (UUID) row[0]).toList()))
                .map(ids -> ids.stream().filter(Objects::nonNull).collect(Collectors.toSet()));
    }

    private static String[] column(List<NewKeys> customers, Function<NewKeys, String> value) {
        return customers.stream().map(value).toArray(String[]::new);
    }
}
