package io.outdial.platform.phone;

import java.util.List;

/** What a text says about telephones. */
public sealed interface PhoneReading {

    /** One telephone. */
    record One(PhoneNumber number) implements PhoneReading {}

    /**
     * Two telephones or more, none of them twice, each given as it is dialled. A mark lists each; where one is wanted,
     * the text is refused.
     */
    record Several(List<PhoneNumber> numbers) implements PhoneReading {
        public Several {
            numbers = List.copyOf(numbers);
        }
    }

    /**
     * None that could be told for sure.
     *
     * @param reason words to follow "the number is not readable: ", without anything of the text
     */
    record Unreadable(String reason) implements PhoneReading {}

    /**
     * @param text any way of writing a number, null reads as nothing
     * @param region two-letter region that numbers without a country code are read in
     */
    static PhoneReading of(String text, String region) {
        return PhoneRule.read(text, region);
    }

    /** All telephones of the text; empty where it is unreadable. */
    default List<PhoneNumber> all() {
        if (this instanceof One one) {
            return List.of(one.number());
        }
        return this instanceof Several several ? several.numbers() : List.of();
    }
}
