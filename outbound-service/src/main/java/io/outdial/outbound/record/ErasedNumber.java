package io.outdial.outbound.record;

import io.outdial.platform.phone.PhoneNumber;

/**
 * What stands in a record in the place of an erased person's number. It still tells the records of one number from
 * those of another, so what decides about duplicates goes on working; and no number can be equal to it, because numbers
 * are digits.
 */
public final class ErasedNumber {

    static final String GIVEN = "erased";
    static final String MARK = "#";

    private ErasedNumber() {}

    /** @param hash of the number, by {@link io.outdial.platform.phone.NumberHash} */
    public static PhoneNumber of(String hash) {
        return new PhoneNumber(GIVEN, MARK + hash);
    }

    public static boolean is(PhoneNumber number) {
        return number.key().startsWith(MARK);
    }
}
