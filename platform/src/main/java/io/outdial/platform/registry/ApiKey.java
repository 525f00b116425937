package io.outdial.platform.registry;

import io.outdial.platform.quota.QuotaLimit;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What is kept of an API key: never the key itself, only its hash.
 *
 * @param id short name for people, used by {@code outdial keys revoke}; no secret
 * @param sha256 lower-case hex SHA-256 of the whole key, prefix included
 * @param clientId the client that the key speaks for
 * @param permissions such as {@code restrictions:write}; sorted
 * @param requestsPerMinute quota; null means the defaults of the operations it calls
 * @param expiresAt from this instant on the key is refused; null means never
 * @param revokedAt from this instant on the key is refused; null means not revoked
 * @param note for people; may be null
 * @param quotas of classes of operations, by their names; they go before {@code requestsPerMinute}
 */
@RegisterForReflection
public record ApiKey(
        String id,
        String sha256,
        UUID clientId,
        Set<String> permissions,
        Integer requestsPerMinute,
        Instant expiresAt,
        Instant revokedAt,
        Instant createdAt,
        String note,
        Map<String, QuotaLimit> quotas) {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern PERMISSION = Pattern.compile("[a-z]+:(read|write)");

    public ApiKey {
        if (id == null || id.isBlank()) {
            throw new IllegalArgumentException("id of a key is missing");
        }
        if (sha256 == null || !HASH.matcher(sha256).matches()) {
            throw new IllegalArgumentException("sha256 of key " + id + " is not 64 lower-case hex digits");
        }
        Objects.requireNonNull(clientId, "clientId of key " + id + " is missing");
        Objects.requireNonNull(createdAt, "createdAt of key " + id + " is missing");
        if (requestsPerMinute != null && requestsPerMinute < 1) {
            throw new IllegalArgumentException("requestsPerMinute of key " + id + " is less than 1");
        }
        permissions = checked(id, permissions == null ? List.of() : permissions);
        quotas = quotas == null ? Map.of() : Map.copyOf(quotas);
    }

    /** No class has a quota of its own. */
    public ApiKey(
            String id,
            String sha256,
            UUID clientId,
            Set<String> permissions,
            Integer requestsPerMinute,
            Instant expiresAt,
            Instant revokedAt,
            Instant createdAt,
            String note) {
        this(id, sha256, clientId, permissions, requestsPerMinute, expiresAt, revokedAt, createdAt, note, Map.of());
    }

    private static Set<String> checked(String id, Collection<String> permissions) {
        for (String permission : permissions) {
            if (permission == null || !PERMISSION.matcher(permission).matches()) {
                throw new IllegalArgumentException("permission \"" + permission + "\" of key " + id
                        + " is not of the form area:read or area:write");
            }
        }
        return Collections.unmodifiableSortedSet(new TreeSet<>(permissions));
    }

    /** Neither expired nor revoked; the instant of expiry or revocation itself counts as too late. */
    public boolean isUsableAt(Instant now) {
        return (expiresAt == null || now.isBefore(expiresAt)) && (revokedAt == null || now.isBefore(revokedAt));
    }

    public boolean allows(String permission) {
        return permissions.contains(permission);
    }

    /** An earlier revocation stays as it is. */
    public ApiKey revoked(Instant now) {
        return revokedAt != null
                ? this
                : new ApiKey(
                        id, sha256, clientId, permissions, requestsPerMinute, expiresAt, now, createdAt, note, quotas);
    }
}
