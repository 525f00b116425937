package io.outdial.outbound.intake;

/**
 * What the database decided about a lead.
 *
 * @param isDoNotCall the number must not be called; nothing was stored
 * @param isStored false also for a duplicate that was to be refused
 * @param started this very call took the campaign from another position into the one its action asks for; of several
 *     calls at once at most one has
 */
public record Outcome(boolean isDoNotCall, boolean isStored, boolean started) {}
