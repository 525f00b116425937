package io.outdial.outbound.cloudagent.bulk;

/** Why {@code bulkData} as a whole is refused. */
enum BulkFault {
    /** It is no object with columns, a number of the lead among them, and rows. */
    NO_TABLE,
    TOO_MANY_ROWS
}
