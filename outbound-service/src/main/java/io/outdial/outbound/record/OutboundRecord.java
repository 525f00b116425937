package io.outdial.outbound.record;

import io.outdial.platform.phone.PhoneNumber;

/**
 * One number to be dialled in a calling list, as far as decisions ask.
 *
 * @param callFrom second of the day, null where the record does not say
 * @param callUntil second of the day, null where the record does not say
 */
record OutboundRecord(long handle, PhoneNumber phone, RecordStatus status, Integer callFrom, Integer callUntil) {

    /** Of an erased person nothing but the record's number is kept, and no command gives it anything again. */
    boolean isEnded() {
        return status.isEnded() || ErasedNumber.is(phone);
    }
}
