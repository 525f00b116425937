package io.outdial.local.postgres;

import io.outdial.local.LocalFailure;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * A PostgreSQL server and the login that may create databases on it.
 *
 * @param parameters JDBC parameters of that login, such as {@code sslmode=require}; may be empty
 */
public record DatabaseServer(String host, int port, String database, String user, String password, String parameters) {

    private static final int DEFAULT_PORT = 5432;

    /**
     * @param url {@code postgresql://user:password@host:port/database}; port and database may be left out
     * @param environment where {@code PGPASSWORD} is looked up when the URL carries no password, which keeps it out of
     *     process lists
     */
    public static DatabaseServer parse(String url, Map<String, String> environment) {
        try {
            URI uri = new URI(url);
            boolean known = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
            String login = uri.getRawUserInfo();
            if (!known || uri.getHost() == null || login == null) {
                throw new LocalFailure("--postgres wants postgresql://user:password@host:port/database");
            }
            int colon = login.indexOf(':');
            String password =
                    colon < 0 ? environment.getOrDefault("PGPASSWORD", "") : decoded(login.substring(colon + 1));
            String path = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
            return new DatabaseServer(
                    uri.getHost(),
                    uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                    path.isEmpty() ? "postgres" : path,
                    decoded(colon < 0 ? login : login.substring(0, colon)),
                    password,
                    uri.getRawQuery() == null ? "" : uri.getRawQuery());
        } catch (URISyntaxException e) {
            // The exception would repeat the password.
            throw new LocalFailure("--postgres wants postgresql://user:password@host:port/database");
        }
    }

    /** The same server and login, and another database. */
    public DatabaseServer at(String otherDatabase) {
        return new DatabaseServer(host, port, otherDatabase, user, password, parameters);
    }

    /** Another login and its database, reached in the same way. */
    public DatabaseServer as(String otherDatabase, String otherUser, String itsPassword) {
        return new DatabaseServer(host, port, otherDatabase, otherUser, itsPassword, parameters);
    }

    /** The value of a JDBC parameter, such as {@code sslmode}. */
    public Optional<String> parameter(String name) {
        return Arrays.stream(parameters.split("&"))
                .filter(parameter -> parameter.startsWith(name + "="))
                .map(parameter -> decoded(parameter.substring(name.length() + 1)))
                .findFirst();
    }

    /** Opens a connection that the caller closes. */
    public Connection connect() throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        login.setProperty("loginTimeout", "10");
        String query = parameters.isEmpty() ? "" : "?" + parameters;
        return DriverManager.getConnection("jdbc:postgresql://" + host + ":" + port + "/" + database + query, login);
    }

    @Override
    public String toString() {
        return user + "@" + host + ":" + port + "/" + database;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
