package io.outdial.platform.quota;

import java.time.Duration;

/**
 * An answer of the owner of quotas.
 *
 * @param tokens how many requests may be let through; 0 where the quota of this minute is used up
 * @param endsIn when the minute ends: until then the tokens are good, or there are no others
 */
public record QuotaGrant(int tokens, Duration endsIn) {}
