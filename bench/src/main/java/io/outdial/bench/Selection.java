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
    ALL
}
