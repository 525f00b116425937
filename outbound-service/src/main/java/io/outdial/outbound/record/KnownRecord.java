package io.outdial.outbound.record;

/** The record that makes another one a duplicate. */
public record KnownRecord(long handle, String callingList) {}
