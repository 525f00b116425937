package io.outdial.platform.phone;

/**
 * What digits mean in a region.
 *
 * @param line null where they are no line of a numbering plan
 * @param other a second line that they may as well mean, else null
 * @param isMarked whether the digits say themselves how they are to be read, or the region's own plan has them; else
 *     they are an international number that lacks its plus
 * @param shortNumber digits dialled inside a company, else null
 */
record DigitReading(PhoneLine line, PhoneLine other, boolean isMarked, String shortNumber) {

    static final DigitReading NONE = new DigitReading(null, null, false, null);

    static DigitReading marked(PhoneLine line, PhoneLine other) {
        boolean isSame = other != null && other.key().equals(line.key());
        return new DigitReading(line, isSame ? null : other, true, null);
    }

    static DigitReading unmarked(PhoneLine line) {
        return new DigitReading(line, null, false, null);
    }

    static DigitReading ofShortNumber(String digits) {
        return new DigitReading(null, null, true, digits);
    }

    /** Of a number. */
    String key() {
        return line == null ? shortNumber : line.key();
    }

    /** Of a number. */
    String dialled() {
        return line == null ? shortNumber : line.dialled();
    }

    boolean isLine() {
        return line != null;
    }

    boolean isShort() {
        return shortNumber != null;
    }

    boolean isNothing() {
        return line == null && shortNumber == null;
    }

    boolean isValidLine() {
        return line != null && line.valid();
    }
}
