package io.outdial.platform.failure;

/** Marks an exception as transient: the same request may succeed a moment later. */
public interface Transient {}
