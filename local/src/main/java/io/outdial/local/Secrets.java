package io.outdial.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.outdial.local.postgres.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Everything secret of a local stack, made at its first start and kept in its data folder.
 *
 * @param agentPasswordHash bcrypt in modular crypt form, as the outbound service stores it
 * @param serviceToken the credential of the services on {@code /internal/v1}
 * @param numberHashKey under which erased phone numbers are recognised; a folder of an earlier release has none, see
 *     {@link #complete}
 * @param postgresPassword of the embedded server's superuser; not used with {@code --postgres}
 * @param databasePasswords by role name
 */
record Secrets(
        UUID clientId,
        String apiKey,
        String cloudAgentUserName,
        String cloudAgentApiKey,
        String agentUserName,
        String agentPassword,
        String agentPasswordHash,
        String otherApiKey,
        String serviceToken,
        String numberHashKey,
        String postgresPassword,
        Map<String, String> databasePasswords) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    Secrets {
        if (clientId == null
                || apiKey == null
                || cloudAgentUserName == null
                || cloudAgentApiKey == null
                || agentUserName == null
                || agentPassword == null
                || agentPasswordHash == null
                || otherApiKey == null
                || serviceToken == null
                || postgresPassword == null
                || databasePasswords == null) {
            throw new IllegalArgumentException("a field is missing");
        }
        databasePasswords = Map.copyOf(databasePasswords);
    }

    static Secrets read(DataFolder data) {
        try {
            return JSON.readValue(Files.readAllBytes(data.credentials()), Secrets.class);
        } catch (JsonProcessingException e) {
            throw new LocalFailure(
                    data.credentials() + " is broken ("
                            + e.getOriginalMessage().lines().findFirst().orElse("no JSON")
                            + "); restore it, or begin anew with --fresh",
                    e);
        } catch (IOException e) {
            throw new LocalFailure(data.credentials() + " cannot be read: " + DataFolder.reasonOf(e), e);
        }
    }

    /**
     * The same, with what this release added. A key is never replaced: with another one no erased number would be
     * recognised.
     */
    Secrets complete(Supplier<String> newKey) {
        return new Secrets(
                clientId,
                apiKey,
                cloudAgentUserName,
                cloudAgentApiKey,
                agentUserName,
                agentPassword,
                agentPasswordHash,
                otherApiKey,
                serviceToken,
                numberHashKey == null ? newKey.get() : numberHashKey,
                postgresPassword,
                databasePasswords(databasePasswords, newKey));
    }

    /** Those that are there, and new ones for the roles that have none. */
    static Map<String, String> databasePasswords(Map<String, String> present, Supplier<String> newPassword) {
        Map<String, String> all = new TreeMap<>(present);
        for (String database : OutdialService.contexts()) {
            all.computeIfAbsent(database, role -> newPassword.get());
            all.computeIfAbsent(Databases.ownerOf(database), role -> newPassword.get());
        }
        return all;
    }

    void write(DataFolder data) {
        try {
            PrivateFile.write(data.credentials(), JSON.writeValueAsString(this) + "\n");
        } catch (IOException e) {
            throw new LocalFailure(data.credentials() + " cannot be written: " + DataFolder.reasonOf(e), e);
        }
    }

    Credentials credentials(String gateway) {
        return new Credentials(
                gateway,
                apiKey,
                clientId,
                new Credentials.CloudAgent(cloudAgentUserName, cloudAgentApiKey),
                new Credentials.Agent(agentUserName, agentPassword),
                new Credentials.OtherClient(otherApiKey));
    }

    /** Without the secrets: the generated one would print them into any log line that mentions the record. */
    @Override
    public String toString() {
        return "Secrets of client " + clientId;
    }
}
