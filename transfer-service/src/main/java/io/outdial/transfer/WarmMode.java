package io.outdial.transfer;

/** When the summary of a warm transfer is given. Named as the contract's constants are. */
enum WarmMode {
    WAIT_FOR_OPERATOR,
    IMMEDIATE_SUMMARY
}
