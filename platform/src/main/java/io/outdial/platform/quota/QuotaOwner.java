package io.outdial.platform.quota;

import io.smallrye.mutiny.Uni;

/** Who knows how much of a quota is left, over all services. */
public interface QuotaOwner {

    /**
     * Takes tokens out of the quota. Never fails: an owner that cannot be reached is stood in for.
     *
     * @param wanted how many would be used soon, at least 1; fewer may be granted
     */
    Uni<QuotaGrant> grant(QuotaKey key, int wanted);
}
