package io.outdial.outbound.donotcall;

import io.outdial.platform.phone.PhoneNumber;

/**
 * What a row of a download says.
 *
 * @param number null where it cannot be read
 * @param isRemoved whether the registry no longer has it
 * @param fault why it cannot be read; null where it can
 */
record RegistryRow(PhoneNumber number, boolean isRemoved, String fault) {

    static RegistryRow invalid(String fault) {
        return new RegistryRow(null, false, fault);
    }

    /** Does not show whom it is about. */
    @Override
    public String toString() {
        return "RegistryRow[" + fault + "]";
    }
}
