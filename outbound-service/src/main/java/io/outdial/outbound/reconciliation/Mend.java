package io.outdial.outbound.reconciliation;

import io.outdial.platform.phone.PhoneNumber;
import java.util.UUID;

/**
 * What makes both services agree about a chain or a number.
 *
 * @param campaignId null if it is about a number of the client
 * @param chainId null if it is about a number of the client
 */
record Mend(Kind kind, UUID clientId, UUID campaignId, Long chainId, PhoneNumber number) {

    /** By whom is right (records.md §1): this service about its records, the other about persons and ends. */
    enum Kind {
        /** The other one is told of the chain, and answers whose it is. */
        CHAIN_TOLD,
        /** The other one is told that the number is listed. */
        NUMBER_TOLD,
        /** The enrolment has ended, and so do the records. */
        RECORDS_ENDED,
        /** Its owner does not want to be called. */
        NUMBER_LISTED,
        /** Its owner was erased. */
        NUMBER_ERASED
    }

    static Mend ofNumber(Kind kind, UUID clientId, PhoneNumber number) {
        return new Mend(kind, clientId, null, null, number);
    }

    static Mend of(Kind kind, UUID clientId, OpenRecord record) {
        return new Mend(kind, clientId, record.campaignId(), record.chainId(), record.number());
    }
}
