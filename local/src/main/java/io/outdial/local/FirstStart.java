package io.outdial.local;

import io.outdial.platform.registry.ApiAuthentication;
import io.outdial.platform.registry.ApiKey;
import io.outdial.platform.registry.ApiKeys;
import io.outdial.platform.registry.Client;
import io.outdial.platform.registry.CloudAgentAccount;
import io.outdial.platform.registry.Registry;
import io.outdial.platform.registry.RegistryFile;
import io.outdial.platform.registry.RegistryFileException;
import io.outdial.platform.time.TzdbZone;
import io.quarkus.elytron.security.common.BcryptUtil;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Creates the credentials of a new data folder; reads those of an existing one. The secrets are written last, so that a
 * start that is killed half-way leaves a folder that can be started again.
 */
final class FirstStart {

    private static final int BCRYPT_COST = 10;
    private static final String DEMO_USER_NAME = "demo";
    private static final String AGENT_USER_NAME = "agent1";

    /** What CloudAgent's operations ask for: leads, campaigns and agents, logins and reports, blocked numbers. */
    private static final Set<String> OF_CLOUD_AGENT = Set.of(
            Permission.OUTBOUND.read(),
            Permission.OUTBOUND.write(),
            Permission.CAMPAIGNS.read(),
            Permission.CAMPAIGNS.write(),
            Permission.RECORDS.read(),
            Permission.RECORDS.write(),
            Permission.DONOTCALL.write(),
            Permission.REVOCATIONS.write());

    private final DataFolder data;
    private boolean created;

    FirstStart(DataFolder data) {
        this.data = data;
    }

    Secrets readOrCreate() {
        if (Files.exists(data.credentials())) {
            Secrets secrets = Secrets.read(data);
            checkRegistry();
            Secrets complete = secrets.complete(FirstStart::password);
            if (!complete.equals(secrets)) {
                complete.write(data);
            }
            writeNumberHashKey(complete);
            return complete;
        }
        if (Files.exists(data.postgres())) {
            throw new LocalFailure(data.credentials() + " is missing, and without it the databases beside it cannot be"
                    + " opened; restore it, or begin anew with --fresh");
        }
        return create();
    }

    /** Whether the credentials are new. */
    boolean hasCreated() {
        return created;
    }

    private void checkRegistry() {
        try {
            new RegistryFile(data.registry()).read();
            Files.readString(data.serviceToken());
        } catch (RegistryFileException e) {
            throw new LocalFailure(e.getMessage(), e);
        } catch (IOException e) {
            throw new LocalFailure(data.serviceToken() + " cannot be read: " + DataFolder.reasonOf(e), e);
        }
    }

    private Secrets create() {
        String agentPassword = password();
        Secrets secrets = new Secrets(
                UUID.randomUUID(),
                ApiKeys.generate(),
                DEMO_USER_NAME,
                ApiKeys.generate(),
                AGENT_USER_NAME,
                agentPassword,
                BcryptUtil.bcryptHash(agentPassword, BCRYPT_COST),
                ApiKeys.generate(),
                password(),
                password(),
                password(),
                Secrets.databasePasswords(Map.of(), FirstStart::password));
        try {
            new RegistryFile(data.registry()).write(registry(secrets));
            PrivateFile.write(data.serviceToken(), secrets.serviceToken() + "\n");
        } catch (IOException e) {
            throw new LocalFailure(data.serviceToken() + " cannot be written: " + DataFolder.reasonOf(e), e);
        }
        writeNumberHashKey(secrets);
        secrets.write(data);
        created = true;
        return secrets;
    }

    private void writeNumberHashKey(Secrets secrets) {
        try {
            PrivateFile.write(data.numberHashKey(), secrets.numberHashKey() + "\n");
        } catch (IOException e) {
            throw new LocalFailure(data.numberHashKey() + " cannot be written: " + DataFolder.reasonOf(e), e);
        }
    }

    private static Registry registry(Secrets secrets) {
        UUID other = UUID.randomUUID();
        Instant now = Instant.now();
        return Registry.empty()
                .with(new Client(
                        secrets.clientId(),
                        "Demo",
                        "US",
                        TzdbZone.UTC,
                        new CloudAgentAccount(secrets.cloudAgentUserName(), ApiAuthentication.BASIC_AUTH)))
                .with(new Client(other, "Other", "US", TzdbZone.UTC, null))
                .with(key(secrets.apiKey(), secrets.clientId(), Permission.all(), now, "demo client, careCycle"))
                .with(key(
                        secrets.cloudAgentApiKey(), secrets.clientId(), OF_CLOUD_AGENT, now, "demo client, CloudAgent"))
                .with(key(secrets.otherApiKey(), other, Permission.all(), now, "other client, without data"));
    }

    private static ApiKey key(String key, UUID client, Set<String> permissions, Instant now, String note) {
        return new ApiKey(ApiKeys.newId(), ApiKeys.sha256(key), client, permissions, null, null, null, now, note);
    }

    /** As hard to guess as a key; letters and digits only, so it needs no quoting in SQL, URLs and shells. */
    private static String password() {
        return ApiKeys.generate().substring(ApiKeys.PREFIX.length());
    }
}
