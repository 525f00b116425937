package io.outdial.outbound.record;

/** How far an operation on a record reaches. */
public enum ChainAttribute {
    /** Every record of the chain: all numbers of one customer in one list. */
    ALL_CHAIN,
    RECORD_ONLY
}
