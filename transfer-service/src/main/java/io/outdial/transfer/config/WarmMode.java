package io.outdial.transfer.config;

/** When the summary of a warm transfer is given. Named as the contract's constants are. */
public enum WarmMode {
    WAIT_FOR_OPERATOR,
    IMMEDIATE_SUMMARY
}
