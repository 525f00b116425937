package io.outdial.platform.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.platform.quota.QuotaLimit;
import java.util.HashMap;
import java.util.Map;

/**
 * How much a caller without a quota of its own may call, over all operations of the same class
 * ({@code x-outdial-quota}) together. The classes and their sizes stand in {@code common.yaml}.
 */
public record QuotaClass(String name, QuotaLimit limit) {

    /** The class of an operation that names none. */
    static final String STANDARD = "standard";

    private static final String AGENT = "agent";

    /** Whether it is for what the people at desktops do. */
    public boolean isOfAgents() {
        return name.equals(AGENT);
    }

    static Map<String, QuotaClass> readAll(JsonNode common) {
        Map<String, QuotaClass> classes = new HashMap<>();
        common.path("x-outdial-quotas")
                .properties()
                .forEach(quota -> classes.put(
                        quota.getKey(),
                        new QuotaClass(
                                quota.getKey(), QuotaLimit.of(quota.getValue().asText()))));
        return classes;
    }
}
