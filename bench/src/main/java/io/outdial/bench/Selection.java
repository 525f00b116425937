package io.outdial.bench;

/** What may be asked for. */
enum Selection {
    LEADS,
    LOAD,
    IMPORT,
    RESTRICTIONS,
    DECISIONS,
    CUSTOMERS,
    PULL,
    NOTIFY,
    TOGETHER,
    START,
    ALL;

    /** Whether {@link #ALL} leaves it out. */
    boolean isByItself() {
        return this == ALL || this == TOGETHER || this == START;
    }
}
