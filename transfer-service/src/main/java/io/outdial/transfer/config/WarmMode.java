package io.outdial.transfer.config;

/** When the summary of a warm transfer is given. The constants have the same names as the contract's. */
public enum WarmMode {
    WAIT_FOR_OPERATOR,
    IMMEDIATE_SUMMARY
}
