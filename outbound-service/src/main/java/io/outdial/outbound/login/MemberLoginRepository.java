package io.outdial.outbound.login;

import io.outdial.outbound.notification.Subscriber;
import io.outdial.platform.text.CanonicalText;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The logins of members. By the SQL client, because notification requests have no Hibernate session. */
@ApplicationScoped
class MemberLoginRepository {

    /** The only query without a client: a login does not name one, the row says which it is. */
    private static final String FIND = "SELECT client_id, id, user_name, password_hash, features FROM member"
            + " WHERE user_name = ANY ($1) ORDER BY array_position($1, user_name) LIMIT 1";

    private static final String FIND_ALL = """
            SELECT client_id, id, user_name, password_hash, features
              FROM unnest($1::uuid[], $2::uuid[]) AS requested (client_id, id) JOIN member USING (client_id, id)
            """;

    @Inject
    Pool database;

    /** Null where there is no such member. */
    Uni<MemberLogin> find(String userName) {
        return database.preparedQuery(FIND)
                .execute(Tuple.of(CanonicalText.bothForms(userName).toArray(String[]::new)))
                .map(RowSet::iterator)
                .map(rows -> rows.hasNext() ? login(rows.next()) : null);
    }

    /** The logins of those of these members that exist. */
    Uni<List<MemberLogin>> find(Collection<Subscriber> members) {
        return database.preparedQuery(FIND_ALL)
                .execute(Tuple.of(
                        members.stream().map(Subscriber::clientId).toArray(UUID[]::new),
                        members.stream().map(Subscriber::memberId).toArray(UUID[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(MemberLoginRepository::login)
                        .toList());
    }

    private static MemberLogin login(Row row) {
        return new MemberLogin(
                row.getUUID("client_id"),
                row.getUUID("id"),
                row.getString("user_name"),
                row.getString("password_hash"),
                Set.copyOf(List.of(row.getArrayOfStrings("features"))));
    }
}
