package io.outdial.transfer.config;

/** When a call leaves for the softphone that is to have it. Named as the contract's constants are. */
public enum SoftphoneHandoffStrategy {
    /** Once a member has answered. */
    WAIT_FOR_OPERATOR,
    /** At once. */
    IMMEDIATE_TRANSFER
}
