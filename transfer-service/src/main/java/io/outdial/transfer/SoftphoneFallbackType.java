package io.outdial.transfer;

/** What happens to a call that no softphone takes. Named as the contract's constants are. */
enum SoftphoneFallbackType {
    APPOINTMENT_BOOKING,
    PHONE_NUMBER
}
