package io.outdial.platform.quota;

import io.smallrye.mutiny.Uni;

/** Knows how much of a quota is left, over all services. */
public interface QuotaOwner {

    /**
     * Takes tokens out of the quota. Never fails: while the owner cannot be reached, the service counts by itself.
     *
     * @param wanted how many would be used soon, at least 1; fewer may be granted
     */
    Uni<QuotaGrant> grant(QuotaKey key, int wanted);
}
