package io.outdial.enrollment.peer;

/** What is looked up in the directory. */
public enum DirectoryKind {
    CAMPAIGN,
    /** A source by its id. */
    SOURCE,
    /** A source by its public identifier. */
    PUBLIC_SOURCE
}
