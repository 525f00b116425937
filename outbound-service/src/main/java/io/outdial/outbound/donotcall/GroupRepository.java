package io.outdial.outbound.donotcall;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The numbers that groups are known by besides their ids, in the session of the caller. */
@ApplicationScoped
class GroupRepository {

    static final String FIND_DBID = "SELECT dbid FROM do_not_call_group WHERE client_id = ?1 AND id = ?2";
    static final String FIND_ID = "SELECT id FROM do_not_call_group WHERE client_id = ?1 AND dbid = ?2";

    /** Of a group that has been stored. */
    Uni<Integer> dbid(UUID clientId, UUID id) {
        return Panache.getSession().chain(session -> session.createNativeQuery(FIND_DBID, Integer.class)
                .setParameter(1, clientId)
                .setParameter(2, id)
                .getSingleResult());
    }

    /** Null if the client has no such group. */
    Uni<UUID> findId(UUID clientId, int dbid) {
        return Panache.getSession().chain(session -> session.createNativeQuery(FIND_ID, UUID.class)
                .setParameter(1, clientId)
                .setParameter(2, dbid)
                .getSingleResultOrNull());
    }
}
