package io.outdial.outbound.record;

/**
 * What the database decided about a {@link NewRecord}.
 *
 * @param isDoNotCall the number must not be called; nothing was stored
 * @param isStored false also for a duplicate that was to be refused
 * @param started this very call took the campaign from another position into the one that was asked for; of several
 *     concurrent calls at most one has
 * @param handle of the record, null where nothing was stored
 */
public record Addition(boolean isDoNotCall, boolean isStored, boolean started, Long handle) {}
