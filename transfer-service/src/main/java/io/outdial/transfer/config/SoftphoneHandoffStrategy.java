package io.outdial.transfer.config;

/** When a call is handed off to the softphone. The constants have the same names as the contract's. */
public enum SoftphoneHandoffStrategy {
    /** Once a member has answered. */
    WAIT_FOR_OPERATOR,
    /** Immediately. */
    IMMEDIATE_TRANSFER
}
