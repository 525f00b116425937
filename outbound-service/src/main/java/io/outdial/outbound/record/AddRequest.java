package io.outdial.outbound.record;

/** A record that is to be added, and on what terms. */
public record AddRequest(NewRecord record, Admission admission) {}
