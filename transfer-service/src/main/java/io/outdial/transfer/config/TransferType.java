package io.outdial.transfer.config;

/** The kind of destination a call is transferred to. The constants have the same names as the contract's. */
public enum TransferType {
    /** A fixed phone number. */
    DIRECT,
    /** The number that the client's own system returns. */
    DYNAMIC,
    /** A SIP address. */
    SIP,
    /** The softphones of members. */
    SOFTPHONE
}
