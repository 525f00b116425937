package io.outdial.restrictions.names;

/** The display names of what a restriction is about. */
public record Names(String campaign, String member, String source) {}
