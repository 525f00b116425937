package io.outdial.outbound.donotcall;

import java.time.Instant;

/**
 * That somebody has agreed to be called although the registry has the number.
 *
 * @param expiresAt null for never
 */
public record Exemption(String reason, Instant expiresAt) {}
