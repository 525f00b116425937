package io.outdial.outbound.desk;

import io.outdial.outbound.login.Agent;
import io.outdial.platform.database.SqlCarrier;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Agents with their devices and sessions. */
@ApplicationScoped
public class DeskRepository {

    static final String FIND = """
            SELECT member.user_name, member.name, CAST(array_to_json(member.features) AS text) AS features,
                   (SELECT CAST(json_agg(json_build_array(device.id, device.phone_number) ORDER BY device.id) AS text) FROM device
                     WHERE device.client_id = member.client_id AND device.member_id = member.id) AS devices,
                   (SELECT session.device_id FROM desk_session AS session
                     WHERE session.client_id = member.client_id AND session.member_id = member.id) AS session_device
              FROM member WHERE member.client_id = CAST($1 AS uuid) AND member.id = CAST($2 AS uuid)
            """;

    /** Nobody removes the device until the transaction ends. */
    private static final String BEGIN = """
            INSERT INTO desk_session (client_id, member_id, device_id)
            SELECT device.client_id, device.member_id, device.id FROM device
             WHERE device.client_id = CAST($1 AS uuid) AND device.member_id = CAST($2 AS uuid) AND device.id = CAST($3 AS uuid) FOR KEY SHARE
            ON CONFLICT ON CONSTRAINT desk_session_pk DO UPDATE SET device_id = excluded.device_id
            RETURNING device_id
            """;

    private static final String OTHER_AT = """
            SELECT member.agent_id FROM device
              JOIN desk_session AS session ON session.client_id = device.client_id AND session.device_id = device.id
              JOIN member ON member.client_id = session.client_id AND member.id = session.member_id
             WHERE device.client_id = CAST($1 AS uuid) AND session.member_id <> CAST($2 AS uuid) AND device.phone_number = CAST($3 AS text) LIMIT 1
            """;

    private static final String END =
            "DELETE FROM desk_session WHERE client_id = CAST($1 AS uuid) AND member_id = CAST($2 AS uuid)";

    /** Null where there is no such member: a token may name one that was deleted. */
    public Uni<Desk> find(Agent agent) {
        return Panache.getSession()
                .map(SqlCarrier::of)
                .chain(connection -> connection.firstRow(FIND, agent.clientId(), agent.memberId()))
                .map(row -> row == null ? null : desk(agent, row));
    }

    /**
     * Begins a session, or goes on with the one that there is on this device.
     *
     * @return false where the device is not the agent's any more
     */
    public Uni<Boolean> begin(Agent agent, UUID deviceId) {
        return Panache.getSession()
                .map(SqlCarrier::of)
                .chain(connection -> connection.firstRow(BEGIN, agent.clientId(), agent.memberId(), deviceId))
                .map(row -> row != null);
    }

    /** The id of another agent who has a session on a device of this number; null where nobody has. */
    public Uni<String> findOtherAt(Agent agent, String phoneNumber) {
        return Panache.getSession()
                .map(SqlCarrier::of)
                .chain(connection -> connection.firstRow(OTHER_AT, agent.clientId(), agent.memberId(), phoneNumber))
                .map(row -> row == null ? null : (String) row[0]);
    }

    public Uni<Void> end(Agent agent) {
        return Panache.getSession()
                .map(SqlCarrier::of)
                .chain(connection -> connection.execute(END, agent.clientId(), agent.memberId()));
    }

    private static Desk desk(Agent agent, Object[] row) {
        return new Desk(
                agent.memberId(),
                (String) row[0],
                (String) row[1],
                new JsonArray((String) row[2]).stream().map(String.class::cast).toList(),
                row[3] == null ? List.of() : devices(new JsonArray((String) row[3])),
                (UUID) row[4]);
    }

    private static List<DeskDevice> devices(JsonArray rows) {
        return rows.stream()
                .map(JsonArray.class::cast)
                .map(row -> new DeskDevice(UUID.fromString(row.getString(0)), row.getString(1)))
                .toList();
    }
}
