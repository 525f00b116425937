package io.outdial.outbound.donotcall;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.phone.PhoneReading;

/**
 * A phone number as a client wrote it.
 *
 * @param text as given; null if it was neither a text nor a number
 * @param number null where it cannot be read
 * @param fault why it cannot; null where it can
 */
record GivenPhone(String text, PhoneNumber number, String fault) {

    private static final int MAX_LENGTH = 255;

    /** @param region two-letter region that numbers without a country code are read in */
    static GivenPhone read(JsonNode given, String region) {
        if (!given.isTextual() && !given.isIntegralNumber()) {
            return new GivenPhone(null, null, "must be a text or a number");
        }
        return read(given.asText(), region);
    }

    /**
     * A cell of a file, or a value of an object in it. The apostrophe is passed over that keeps a spreadsheet from
     * running a number with a plus sign.
     */
    static GivenPhone ofCell(Object value, String region) {
        if (!(value instanceof String || value instanceof Number)) {
            return new GivenPhone(null, null, value == null ? "is missing" : "must be a text or a number");
        }
        String text = value.toString();
        return read(text.startsWith("'") ? text.substring(1) : text, region);
    }

    private static GivenPhone read(String text, String region) {
        if (text.length() > MAX_LENGTH) {
            return new GivenPhone(text, null, "must have at most " + MAX_LENGTH + " characters");
        }
        PhoneReading reading = PhoneReading.of(text, region);
        if (reading instanceof PhoneReading.One one) {
            return new GivenPhone(text, one.number(), null);
        }
        return new GivenPhone(
                text,
                null,
                reading instanceof PhoneReading.Unreadable unreadable
                        ? "is no phone number: " + unreadable.reason()
                        : "is more than one number");
    }

    /** Does not show whom it is about. */
    @Override
    public String toString() {
        return "GivenPhone[" + number + "]";
    }
}
