package io.outdial.outbound.member;

import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.text.CanonicalText;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Members who are nothing but a phone. */
@ApplicationScoped
class PhoneRepository {

    private static final String FIND = """
            SELECT member.id, member.name, device.phone_number
              FROM member JOIN device ON device.client_id = member.client_id AND device.member_id = member.id
             WHERE member.client_id = CAST($1 AS uuid) AND member.user_name IS NULL
               AND (CAST($2 AS text) IS NULL OR lower(member.agent_id) = lower(CAST($2 AS text)))
               AND (CAST($3 AS text) IS NULL OR device.phone_number = CAST($3 AS text))
             ORDER BY member.id, device.id LIMIT 1
            """;

    private static final String IS_TAKEN = """
            SELECT EXISTS (SELECT FROM member WHERE client_id = CAST($1 AS uuid) AND lower(agent_id) = lower(CAST($2 AS text)))
                OR EXISTS (SELECT FROM device WHERE client_id = CAST($1 AS uuid) AND phone_number = CAST($3 AS text)) AS is_taken
            """;

    /**
     * Null if the client has no such phone.
     *
     * @param name in any letter case; null for any
     * @param number null for any
     */
    Uni<Phone> find(UUID clientId, String name, String number) {
        return Panache.getSession()
                .map(SqlCarrier::of)
                .chain(connection -> connection.firstRow(FIND, clientId, CanonicalText.of(name), number))
                .map(row -> row == null ? null : new Phone((UUID) row[0], (String) row[1], (String) row[2]));
    }

    /** Whether an agent has the name for its id, or any device the number. */
    Uni<Boolean> isTaken(UUID clientId, String name, String number) {
        return Panache.getSession()
                .map(SqlCarrier::of)
                .chain(connection -> connection.firstRow(IS_TAKEN, clientId, CanonicalText.of(name), number))
                .map(row -> (Boolean) row[0]);
    }
}
