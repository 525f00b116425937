package io.outdial.bench.torture;

import java.util.Arrays;
import java.util.function.ObjIntConsumer;

/**
 * A small number, 0 at first, of each phone number that a run has made: one byte each, since half an hour makes half a
 * million and each table has all of them.
 */
final class PerNumber {

    /** Of an area where numbers from {@link #FIRST} on are valid. */
    private static final String PREFIX = "+1312";

    private static final int FIRST = 2_000_000;
    private static final int LENGTH = PREFIX.length() + 7;

    private static final int AT_FIRST = 1_024;
    private static final int MAX = Byte.MAX_VALUE;

    private byte[] values = new byte[AT_FIRST];

    /** The phone number that is made after so many others. */
    static String number(int place) {
        return PREFIX + (FIRST + place);
    }

    /** Whether a run makes such numbers: a stack has others from the start. */
    private static boolean isMade(String phone) {
        return phone.length() == LENGTH && phone.startsWith(PREFIX) && placeOf(phone) >= 0;
    }

    private static int placeOf(String phone) {
        return Integer.parseInt(phone, PREFIX.length(), phone.length(), 10) - FIRST;
    }

    synchronized int of(String phone) {
        return isMade(phone) && placeOf(phone) < values.length ? values[placeOf(phone)] : 0;
    }

    /**
     * Does nothing if it is no number of a run.
     *
     * @param value more than 127 stays 127
     * @return what it was before
     */
    synchronized int put(String phone, int value) {
        if (!isMade(phone)) {
            return 0;
        }
        int place = placeOf(phone);
        if (place >= values.length) {
            values = Arrays.copyOf(values, Math.max(place + 1, 2 * values.length));
        }
        int before = values[place];
        values[place] = (byte) Math.min(MAX, value);
        return before;
    }

    /** All that are not 0, in the order of their numbers. */
    void forEach(ObjIntConsumer<String> action) {
        byte[] all = copy();
        for (int place = 0; place < all.length; place++) {
            if (all[place] != 0) {
                action.accept(number(place), all[place]);
            }
        }
    }

    private synchronized byte[] copy() {
        return values.clone();
    }
}
