package io.outdial.transfer.routing;

/** What happens to a call that no softphone takes. Named as the contract's constants are. */
public enum SoftphoneFallbackType {
    /** The customer is offered an appointment. */
    APPOINTMENT_BOOKING,
    /** The call goes to a fixed number. */
    PHONE_NUMBER
}
