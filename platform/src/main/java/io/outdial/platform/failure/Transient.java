package io.outdial.platform.failure;

/** On an exception that says of what it met that it may pass by itself: the same request may succeed a moment later. */
public interface Transient {}
