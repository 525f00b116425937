package io.outdial.restrictions;

/** The display names of what a restriction is about. */
record Names(String campaign, String member, String source) {}
