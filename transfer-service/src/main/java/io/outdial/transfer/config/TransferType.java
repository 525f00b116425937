package io.outdial.transfer.config;

/** What kind of destination a call is handed over to. Named as the contract's constants are. */
public enum TransferType {
    /** A fixed phone number. */
    DIRECT,
    /** What the client's own system answers when it is asked. */
    DYNAMIC,
    /** A SIP address. */
    SIP,
    /** The softphones of members. */
    SOFTPHONE
}
