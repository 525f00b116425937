package io.outdial.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.outdial.local.postgres.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The Secrets that the manifests name, with what a data folder holds: a cluster to try things in then takes the same
 * keys as the local stack.
 */
final class KubernetesSecrets {

    private static final YAMLMapper YAML = new YAMLMapper();

    private final DataFolder data;

    KubernetesSecrets(DataFolder data) {
        this.data = data;
    }

    /** YAML documents, each with its start. */
    String yaml() {
        StringBuilder text = new StringBuilder();
        text.append(ofRegistry(data.registry()));
        text.append(secret("outdial-service-token", Map.of("token", read(data.serviceToken()))));
        text.append(secret("outdial-number-hash-key", Map.of("key", read(data.numberHashKey()))));
        Map<String, String> passwords = Secrets.read(data).databasePasswords();
        for (OutdialService service : OutdialService.values()) {
            String name = service.serviceName() + "-database";
            String owner = Databases.ownerOf(service.context());
            text.append(secret(name, login(service.context(), passwords)));
            text.append(secret(name + "-owner", login(owner, passwords)));
        }
        return text.toString();
    }

    /** That of a registry file, wherever it is. */
    static String ofRegistry(Path registry) {
        return secret("outdial-registry", Map.of("registry.json", read(registry)));
    }

    private static Map<String, String> login(String role, Map<String, String> passwords) {
        Map<String, String> login = new LinkedHashMap<>();
        login.put("username", role);
        login.put("password", passwords.get(role));
        return login;
    }

    private static String secret(String name, Map<String, String> values) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("apiVersion", "v1");
        object.put("kind", "Secret");
        object.put("metadata", Map.of("name", name));
        object.put("type", values.containsKey("password") ? "kubernetes.io/basic-auth" : "Opaque");
        object.put("stringData", values);
        try {
            return YAML.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the Secret " + name + " cannot be written", e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new LocalFailure(file + " cannot be read: " + DataFolder.reasonOf(e), e);
        }
    }
}
