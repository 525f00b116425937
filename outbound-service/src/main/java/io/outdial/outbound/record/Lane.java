package io.outdial.outbound.record;

/** Where records wait: see {@link LaneKey}. */
public record Lane(long id, int windowId) {}
