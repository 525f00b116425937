package io.outdial.outbound.record;

import java.util.Arrays;
import java.util.List;

/** How far an operation on a record reaches. */
enum ChainAttribute {
    /** Every record of the chain: all numbers of one customer in one list. */
    ALL_CHAIN("AllChain"),
    RECORD_ONLY("RecordOnly");

    private final String wire;

    ChainAttribute(String wire) {
        this.wire = wire;
    }

    String wireValue() {
        return wire;
    }

    static List<String> words() {
        return Arrays.stream(values()).map(ChainAttribute::wireValue).toList();
    }

    /**
     * The page names no default; the record alone is the smaller surprise, and its number goes on the do-not-call list
     * either way.
     */
    static ChainAttribute of(String word) {
        return ALL_CHAIN.wire.equals(word) ? ALL_CHAIN : RECORD_ONLY;
    }
}
