package io.outdial.bench;

import io.quarkus.elytron.security.common.BcryptUtil;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Base64;
import java.util.UUID;

/**
 * Agents with a login and a device, numbered from 0. The hash of their password is the cheapest that there is: a login
 * is hashed once, and is not what is measured.
 */
record BenchAgents(UUID client, int count) {

    private static final int BCRYPT_COST = 4;
    private static final String PASSWORD = "bench";
    private static final String ID = "00000000-0000-4000-a000-";
    private static final int DIGITS = 12;

    /** The id of an agent, and of its device. */
    static UUID id(int n) {
        return UUID.fromString(ID + String.format("%0" + DIGITS + "d", n));
    }

    /**
     * The same in SQL.
     *
     * @param text an expression of the number as text
     */
    static String idInSql(String text) {
        return "('" + ID + "' || lpad(" + text + ", " + DIGITS + ", '0'))";
    }

    static String authorization(int n) {
        byte[] login = (userName(n) + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(login);
    }

    /** Does nothing for those that are there already. */
    void create(Connection connection) throws SQLException {
        String members = """
                INSERT INTO member (client_id, id, name, agent_id, user_name, password_hash, features)
                SELECT ?, %s::uuid, 'Bench agent ' || n, 'bench-agent-' || n, 'bench-agent-' || n, ?, '{api-voice-outbound}'
                  FROM generate_series(0, ?) AS n
                ON CONFLICT DO NOTHING
                """.formatted(idInSql("n::text"));
        try (PreparedStatement statement = connection.prepareStatement(members)) {
            statement.setObject(1, client);
            statement.setString(2, BcryptUtil.bcryptHash(PASSWORD, BCRYPT_COST));
            statement.setInt(3, count - 1);
            statement.execute();
        }
        String devices = """
                INSERT INTO device (client_id, id, member_id) SELECT ?, id::uuid, id::uuid FROM generate_series(0, ?) AS n, LATERAL (SELECT %s AS id) AS agent
                ON CONFLICT DO NOTHING
                """.formatted(idInSql("n::text"));
        try (PreparedStatement statement = connection.prepareStatement(devices)) {
            statement.setObject(1, client);
            statement.setInt(2, count - 1);
            statement.execute();
        }
    }

    private static String userName(int n) {
        return "bench-agent-" + n;
    }
}
