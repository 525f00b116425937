package io.outdial.platform.testing;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.outdial.platform.quota.QuotaLimit;
import io.outdial.platform.registry.ApiAuthentication;
import io.outdial.platform.registry.ApiKey;
import io.outdial.platform.registry.ApiKeys;
import io.outdial.platform.registry.Client;
import io.outdial.platform.registry.CloudAgentAccount;
import io.outdial.platform.registry.Registry;
import io.outdial.platform.registry.RegistryFile;
import io.outdial.platform.time.TzdbZone;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.Driver;

/**
 * What a service needs around it in a test: a PostgreSQL of its own, a registry with two clients and keys of every
 * kind, a service token. Demo data is loaded for {@link #CLIENT}.
 */
public class TestEnvironment implements QuarkusTestResourceLifecycleManager {

    public static final UUID CLIENT = UUID.fromString("5e505642-9024-474d-9434-e5a44f505cc5");
    /** Its CloudAgent account {@code other} is set to TOKEN_AUTH. */
    public static final UUID OTHER_CLIENT = UUID.fromString("6a0c3c11-52b4-4d5c-8d3e-0f7a7f0b9a11");
    /** Its CloudAgent account {@code legacy} is set to NONE; nothing else uses it. */
    public static final UUID LEGACY_CLIENT = UUID.fromString("0c6f35d4-6ed4-4b0a-a9a5-95b5a1f2e7d0");

    /** In Mexico; its CloudAgent account is {@code mexico}. */
    public static final UUID MEXICAN_CLIENT = UUID.fromString("4b1f0a55-3a0e-4c0a-9a53-0f5e2f9d7c21");
    /** In Germany; its CloudAgent account is {@code germany}. */
    public static final UUID GERMAN_CLIENT = UUID.fromString("c8d2b7e6-6f1d-4a37-8f2c-5f0a6c3e9b14");
    /** In the time zone of New York; its CloudAgent account is {@code newyork}. Nothing else uses it. */
    public static final UUID NEW_YORK_CLIENT = UUID.fromString("3b1f8a52-6c0e-4d4f-9a57-2f6f0f6c8e21");

    public static final String CLOUD_AGENT_USER = "demo";
    public static final String AGENT_USER = "agent";
    public static final String AGENT_PASSWORD = "let-me-in";
    /** bcrypt of {@link #AGENT_PASSWORD}, with the lowest cost so that tests are quick. */
    public static final String AGENT_PASSWORD_HASH = "$2a$04$j5kZOWyVK0QeXP5A8.f1BOs67ngUXJJdW9BqyP9K2B7Lbph344R9u";

    public static final String SERVICE_TOKEN = "a-service-token-that-only-tests-use-0123";

    public static final String NUMBER_HASH_KEY = "a-number-hash-key-that-only-tests-use-01";

    /** Every permission, no quota to speak of. */
    public static final String KEY = ApiKeys.generate();

    public static final String OTHER_CLIENT_KEY = ApiKeys.generate();
    /** Another key of {@link #OTHER_CLIENT}, for which the document's quota of tokens stands. */
    public static final String TOKEN_KEY = ApiKeys.generate();

    public static final String LEGACY_CLIENT_KEY = ApiKeys.generate();
    public static final String MEXICAN_CLIENT_KEY = ApiKeys.generate();
    public static final String GERMAN_CLIENT_KEY = ApiKeys.generate();
    public static final String NEW_YORK_CLIENT_KEY = ApiKeys.generate();
    public static final String EXPIRED_KEY = ApiKeys.generate();
    public static final String REVOKED_KEY = ApiKeys.generate();
    public static final String KEY_WITHOUT_PERMISSIONS = ApiKeys.generate();
    /** Every permission, two requests a minute. Each test that uses it up takes one of its own. */
    public static final String TWO_A_MINUTE_KEY = ApiKeys.generate();
    /** The same with three requests, for another test of the same service; its id is {@code three}. */
    public static final String THREE_A_MINUTE_KEY = ApiKeys.generate();
    /** Another key of {@link #CLIENT}, as good as {@link #KEY}. */
    public static final String SECOND_KEY = ApiKeys.generate();

    private static final Set<String> ALL = Set.of(
            "restrictions:read",
            "restrictions:write",
            "transfers:read",
            "transfers:write",
            "customers:read",
            "customers:write",
            "campaigns:read",
            "campaigns:write",
            "outbound:read",
            "outbound:write",
            "records:read",
            "records:write",
            "imports:read",
            "imports:write",
            "donotcall:read",
            "donotcall:write",
            "revocations:write");
    private static final int PLENTY = 1_000_000;

    /** Of the environment that was started last: each loader of classes has one at a time. */
    private static AgroalDataSource database;

    private EmbeddedPostgres postgres;
    private Path folder;

    /** The service's database as its owner sees it, for rows that a test writes and reads past the service. */
    public static DataSource database() {
        return database;
    }

    @Override
    public Map<String, String> start() {
        try {
            postgres = EmbeddedPostgres.builder().start();
            database = connectionsTo(postgres);
            createServiceRole();
            folder = Files.createTempDirectory("outdial-test");
            Path registry = folder.resolve("registry.json");
            new RegistryFile(registry).write(registry());
            Path token = Files.writeString(folder.resolve("service-token"), SERVICE_TOKEN);
            Map<String, String> config = new HashMap<>();
            config.put("outdial.db.host", "localhost");
            config.put("outdial.db.port", Integer.toString(postgres.getPort()));
            config.put("outdial.db.name", "postgres");
            config.put("outdial.db.user", "service");
            config.put("outdial.db.password", "service");
            config.put("outdial.db.owner-user", "postgres");
            config.put("outdial.db.owner-password", "postgres");
            config.put("outdial.registry-file", registry.toString());
            config.put("outdial.service-token-file", token.toString());
            config.put(
                    "outdial.number-hash-key-file",
                    Files.writeString(folder.resolve("number-hash-key"), NUMBER_HASH_KEY)
                            .toString());
            config.put("outdial.background-migrations-every", "1s");
            config.put("outdial.demo.client-id", CLIENT.toString());
            config.put("outdial.demo.agent-user-name", AGENT_USER);
            config.put("outdial.demo.agent-password-hash", AGENT_PASSWORD_HASH);
            return config;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tests lock rows on connections of their own, and cut connections on purpose. */
    private static AgroalDataSource connectionsTo(EmbeddedPostgres postgres) throws SQLException {
        return AgroalDataSource.from(
                new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(pool -> pool.maxSize(16)
                        .connectionValidator(ConnectionValidator.defaultValidator())
                        .validateOnBorrow(true)
                        .connectionFactoryConfiguration(connection -> connection
                                .jdbcUrl(postgres.getJdbcUrl("postgres", "postgres"))
                                .connectionProviderClass(Driver.class))));
    }

    /** The service may do in a test what it may elsewhere: read and write rows. Tests of plans also analyse tables. */
    private static void createServiceRole() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE service LOGIN PASSWORD 'service' IN ROLE pg_maintain");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        try {
            if (postgres != null) {
                database.close();
                postgres.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Registry registry() {
        Instant now = Instant.now();
        return new Registry(
                List.of(
                        new Client(
                                CLIENT,
                                "Demo",
                                "US",
                                TzdbZone.UTC,
                                new CloudAgentAccount(CLOUD_AGENT_USER, ApiAuthentication.BASIC_AUTH)),
                        new Client(
                                OTHER_CLIENT,
                                "Other",
                                "US",
                                TzdbZone.UTC,
                                new CloudAgentAccount("other", ApiAuthentication.TOKEN_AUTH)),
                        new Client(
                                LEGACY_CLIENT,
                                "Legacy",
                                "US",
                                TzdbZone.UTC,
                                new CloudAgentAccount("legacy", ApiAuthentication.NONE)),
                        abroad(MEXICAN_CLIENT, "mexico", "MX"),
                        abroad(GERMAN_CLIENT, "germany", "DE"),
                        inZone(NEW_YORK_CLIENT, "newyork", "US", TzdbZone.of("America/New_York"))),
                List.of(
                        new ApiKey(
                                "good",
                                ApiKeys.sha256(KEY),
                                CLIENT,
                                ALL,
                                PLENTY,
                                null,
                                null,
                                now,
                                null,
                                Map.of("legacy-bulk", QuotaLimit.perMinute(PLENTY))),
                        new ApiKey(
                                "other",
                                ApiKeys.sha256(OTHER_CLIENT_KEY),
                                OTHER_CLIENT,
                                ALL,
                                PLENTY,
                                null,
                                null,
                                now,
                                null,
                                Map.of("tokens", QuotaLimit.perMinute(PLENTY))),
                        key("tokens", TOKEN_KEY, OTHER_CLIENT, ALL, PLENTY, null, null, now),
                        key("legacy", LEGACY_CLIENT_KEY, LEGACY_CLIENT, ALL, PLENTY, null, null, now),
                        key("mexico", MEXICAN_CLIENT_KEY, MEXICAN_CLIENT, ALL, PLENTY, null, null, now),
                        key("germany", GERMAN_CLIENT_KEY, GERMAN_CLIENT, ALL, PLENTY, null, null, now),
                        key("newyork", NEW_YORK_CLIENT_KEY, NEW_YORK_CLIENT, ALL, PLENTY, null, null, now),
                        key("expired", EXPIRED_KEY, CLIENT, ALL, PLENTY, now.minusSeconds(1), null, now),
                        key("revoked", REVOKED_KEY, CLIENT, ALL, PLENTY, null, now.minusSeconds(1), now),
                        key("nothing", KEY_WITHOUT_PERMISSIONS, CLIENT, Set.of(), PLENTY, null, null, now),
                        key("second", SECOND_KEY, CLIENT, ALL, PLENTY, null, null, now),
                        key("three", THREE_A_MINUTE_KEY, CLIENT, ALL, 3, null, null, now),
                        key("two", TWO_A_MINUTE_KEY, CLIENT, ALL, 2, null, null, now)));
    }

    private static Client abroad(UUID id, String name, String region) {
        return inZone(id, name, region, TzdbZone.UTC);
    }

    private static Client inZone(UUID id, String name, String region, TzdbZone timeZone) {
        return new Client(id, name, region, timeZone, new CloudAgentAccount(name, ApiAuthentication.BASIC_AUTH));
    }

    private static ApiKey key(
            String id,
            String key,
            UUID client,
            Set<String> permissions,
            Integer quota,
            Instant expiresAt,
            Instant revokedAt,
            Instant now) {
        return new ApiKey(id, ApiKeys.sha256(key), client, permissions, quota, expiresAt, revokedAt, now, null);
    }
}
