package io.outdial.platform.registry;

import io.outdial.platform.time.TzdbZone;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Objects;
import java.util.UUID;

/**
 * A tenant. Every row of every service belongs to exactly one.
 *
 * @param id the {@code client_id} of its rows
 * @param name for people; shown by {@code outdial keys list}
 * @param region two-letter region that national phone numbers are read in
 * @param timeZone zone of the tz database that dates without one are read in
 * @param cloudAgent null when the client does not use the CloudAgent dialect
 * @param agentRequestsPerMinute quota of each of its agents; null means the default of the installation
 */
@RegisterForReflection
public record Client(
        UUID id,
        String name,
        String region,
        TzdbZone timeZone,
        CloudAgentAccount cloudAgent,
        Integer agentRequestsPerMinute) {

    public Client {
        Objects.requireNonNull(id, "id of a client is missing");
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("name of client " + id + " is missing");
        }
        if (region == null || !region.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException("region of client " + id + " is not two capital letters, such as US");
        }
        Objects.requireNonNull(timeZone, "timeZone of client " + id + " is missing");
        if (agentRequestsPerMinute != null && agentRequestsPerMinute < 1) {
            throw new IllegalArgumentException("agentRequestsPerMinute of client " + id + " is less than 1");
        }
    }

    /** Its agents have the default quota. */
    public Client(UUID id, String name, String region, TzdbZone timeZone, CloudAgentAccount cloudAgent) {
        this(id, name, region, timeZone, cloudAgent, null);
    }
}
