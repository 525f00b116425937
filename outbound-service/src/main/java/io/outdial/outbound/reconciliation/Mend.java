package io.outdial.outbound.reconciliation;

import io.outdial.outbound.peer.OpenEnrolmentPage.OpenEnrolment;
import io.outdial.platform.phone.PhoneNumber;
import java.util.UUID;

/**
 * What makes both services agree about a chain or a number.
 *
 * @param campaignId null if it is about a number of the client
 * @param chainId null if it is about a number of the client, or an enrolment
 * @param number null if it is about an enrolment, or a chain of which there is no record
 * @param lost null unless it is about an enrolment
 */
record Mend(Kind kind, UUID clientId, UUID campaignId, Long chainId, PhoneNumber number, OpenEnrolment lost) {

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
        NUMBER_ERASED,
        /** The other one is told that the chain has ended. */
        END_TOLD,
        /** The other one is told that nobody is called for the enrolment, and begins it again. */
        ENROLMENT_LOST
    }

    static Mend ofNumber(Kind kind, UUID clientId, PhoneNumber number) {
        return new Mend(kind, clientId, null, null, number, null);
    }

    static Mend of(Kind kind, UUID clientId, ComparedRecord record) {
        return new Mend(kind, clientId, record.campaignId(), record.chainId(), record.number(), null);
    }

    /** Of a chain of which there is no record any more. */
    static Mend ofGoneChain(UUID clientId, UUID campaignId, long chainId) {
        return new Mend(Kind.END_TOLD, clientId, campaignId, chainId, null, null);
    }

    /** @param lost with those of its chains that are gone */
    static Mend ofEnrolment(UUID clientId, OpenEnrolment lost) {
        return new Mend(Kind.ENROLMENT_LOST, clientId, lost.campaignId(), null, null, lost);
    }
}
