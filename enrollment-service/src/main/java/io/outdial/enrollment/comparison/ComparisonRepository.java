package io.outdial.enrollment.comparison;

import io.outdial.contract.enrollment.ComparedChainDto;
import io.outdial.contract.enrollment.ComparedNumberDto;
import io.outdial.contract.enrollment.OpenEnrolmentDto;
import io.outdial.contract.enrollment.OpenEnrolmentsDto;
import io.outdial.contract.enrollment.OptOutsDto;
import io.outdial.contract.enrollment.OptedOutNumberDto;
import io.outdial.enrollment.phone.CustomerPhone;
import io.outdial.enrollment.phone.StoredPhones;
import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.phone.NumberHash;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What there is of chains and numbers. */
@ApplicationScoped
class ComparisonRepository {

    /**
     * The end is that of an enrolment whose last change ended it. A chain that new records have replaced has no status,
     * and is not open. A chain whose state was told before it was added is not known.
     */
    static final String CHAINS = """
            SELECT chain.chain_id, chain.customer_id, chain.enrolment_id,
                   CASE WHEN ended.changed_by <> 'outbound-service' THEN ended.changed_at END,
                   chain.status IN ('awaiting_call', 'in_progress'),
                   CASE WHEN ended.changed_by = 'outbound-service' AND chain.status NOT IN ('awaiting_call', 'in_progress') THEN ended.changed_at END
              FROM chain
              LEFT JOIN customer_campaign AS enrolment ON enrolment.client_id = chain.client_id AND enrolment.id = chain.enrolment_id
              LEFT JOIN LATERAL (
                   SELECT last.changed_at, last.changed_by FROM customer_campaign_status_history AS last
                    WHERE last.client_id = enrolment.client_id AND last.customer_campaign_id = enrolment.id
                    ORDER BY last.id DESC LIMIT 1) AS ended
                ON enrolment.status NOT IN ('pending', 'awaiting_call', 'in_progress')
             WHERE chain.client_id = $1 AND chain.chain_id = ANY (CAST($2 AS bigint[])) AND chain.customer_id IS NOT NULL
            """;

    static final String NUMBERS = """
            SELECT number_hash, reason = 'erased' FROM suppressed_number
             WHERE client_id = $1 AND number_hash = ANY (CAST($2 AS text[]))
            """;

    /** Of the next {@code $3} customers, however few of them are marked. */
    static final String OPT_OUTS = """
            SELECT page.id, page.caller_id, page.phone_key, page.other_phone_key, page.do_not_call AND page.updated_at < now() - interval '5 minutes',
                   page.phone_key_version, CAST(page.phones AS text)
              FROM (SELECT * FROM customer WHERE client_id = $1 AND id > $2 ORDER BY id LIMIT $3) AS page
             ORDER BY page.id
            """;

    /** The next {@code $3} open enrolments, however young; the last of them is where the next page begins. */
    static final String ENROLMENTS = """
            SELECT page.id, page.customer_id, page.campaign_id, page.updated_at < now() - interval '5 minutes',
                   ARRAY(SELECT called.chain_id
                           FROM (SELECT chain.chain_id, chain.status FROM chain WHERE chain.client_id = page.client_id AND chain.enrolment_id = page.id
                                 UNION
                                 SELECT chain.chain_id, chain.status
                                   FROM joined_chain AS joined JOIN chain ON chain.client_id = joined.client_id AND chain.chain_id = joined.chain_id
                                  WHERE joined.client_id = page.client_id AND joined.enrolment_id = page.id) AS called
                          WHERE called.status IN ('awaiting_call', 'in_progress')
                          ORDER BY called.chain_id)
              FROM (SELECT * FROM customer_campaign
                     WHERE client_id = $1 AND id > $2 AND status IN ('pending', 'awaiting_call', 'in_progress') ORDER BY id LIMIT $3) AS page
             ORDER BY page.id
            """;

    /** Looks into the index of each client once. */
    static final String LAST_CHAIN = """
            SELECT coalesce(max(last.chain_id), 0) FROM unnest(CAST($1 AS uuid[])) AS asked (client_id)
             CROSS JOIN LATERAL (SELECT max(chain_id) AS chain_id FROM chain WHERE chain.client_id = asked.client_id) AS last
            """;

    private static final int ENROLMENTS_A_PAGE = 500;
    private static final int CUSTOMERS = 2_000;
    private static final UUID FIRST = new UUID(0, 0);

    @Inject
    Pool pool;

    @Inject
    NumberHash hashes;

    Uni<List<ComparedChainDto>> chains(UUID clientId, Collection<Long> chainIds) {
        return SqlCarrier.of(pool)
                .rows(CHAINS, clientId, chainIds.toArray(Long[]::new))
                .map(rows -> rows.stream()
                        .map(row -> new ComparedChainDto(
                                (Long) row[0],
                                (UUID) row[1],
                                (UUID) row[2],
                                instant(row[3]),
                                Boolean.TRUE.equals(row[4]),
                                instant(row[5])))
                        .toList());
    }

    private static Instant instant(Object time) {
        return time == null ? null : ((OffsetDateTime) time).toInstant();
    }

    /** @param after the enrolment that was looked at last; null for none */
    Uni<OpenEnrolmentsDto> openEnrolments(UUID clientId, UUID after) {
        return SqlCarrier.of(pool)
                .rows(ENROLMENTS, clientId, after == null ? FIRST : after, ENROLMENTS_A_PAGE)
                .map(rows -> new OpenEnrolmentsDto(
                        rows.stream()
                                .filter(row -> (Boolean) row[3])
                                .map(row -> new OpenEnrolmentDto(
                                        (UUID) row[0], (UUID) row[1], (UUID) row[2], List.of((Long[]) row[4])))
                                .toList(),
                        rows.size() < ENROLMENTS_A_PAGE ? null : (UUID) rows.get(rows.size() - 1)[0]));
    }

    /** The largest id of a chain that any of the clients has; 0 if there is none. */
    Uni<Long> lastChain(Collection<UUID> clientIds) {
        return SqlCarrier.of(pool)
                .firstRow(LAST_CHAIN, (Object) clientIds.toArray(UUID[]::new))
                .map(row -> (Long) row[0]);
    }

    Uni<List<ComparedNumberDto>> numbers(UUID clientId, Collection<String> hashes) {
        return SqlCarrier.of(pool)
                .rows(NUMBERS, clientId, hashes.toArray(String[]::new))
                .map(rows -> rows.stream()
                        .map(row -> new ComparedNumberDto((String) row[0], (Boolean) row[1]))
                        .toList());
    }

    /** @param after the customer that was looked at last; null for none */
    Uni<OptOutsDto> optOuts(UUID clientId, UUID after) {
        return SqlCarrier.of(pool)
                .rows(OPT_OUTS, clientId, after == null ? FIRST : after, CUSTOMERS)
                .chain(rows -> optOuts(clientId, rows)
                        .map(numbers -> new OptOutsDto(
                                numbers, rows.size() < CUSTOMERS ? null : (UUID) rows.get(rows.size() - 1)[0])));
    }

    private Uni<List<OptedOutNumberDto>> optOuts(UUID clientId, List<Object[]> rows) {
        List<List<CustomerPhone>> marked = rows.stream()
                .filter(row -> (Boolean) row[4])
                .map(row -> new StoredPhones(
                                (String) row[1],
                                (String) row[2],
                                (String) row[3],
                                ((Number) row[5]).intValue(),
                                (String) row[6])
                        .all())
                .toList();
        List<String> asked = marked.stream()
                .filter(phones -> phones.size() > 1)
                .flatMap(List::stream)
                .flatMap(phone -> phone.keys().stream())
                .map(key -> hashes.of(clientId, key))
                .toList();
        Uni<List<ComparedNumberDto>> known =
                asked.isEmpty() ? Uni.createFrom().item(List.of()) : numbers(clientId, asked);
        return known.map(found -> {
            Set<String> suppressed = found.stream().map(ComparedNumberDto::hash).collect(Collectors.toSet());
            return marked.stream()
                    .flatMap(phones -> meant(phones, key -> suppressed.contains(hashes.of(clientId, key))).stream())
                    .map(phone -> new OptedOutNumberDto(phone.number(), phone.key(), phone.otherKey()))
                    .toList();
        });
    }

    /** Of several numbers of a customer those that the mark is about; all where nobody knows. */
    private static List<CustomerPhone> meant(List<CustomerPhone> phones, Predicate<String> isSuppressed) {
        List<CustomerPhone> suppressed = phones.stream()
                .filter(phone -> phones.size() == 1 || phone.keys().stream().anyMatch(isSuppressed))
                .toList();
        return suppressed.isEmpty() ? phones : suppressed;
    }
}
