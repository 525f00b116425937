package io.outdial.platform.phone;

import java.util.List;
import java.util.Random;

/** Ways in which people, spreadsheets and telephones write a number, chosen by a seed. */
public final class PhoneSpellings {

    private static final List<String> SEPARATORS = List.of(
            "", " ", "-", ".", "/", ",", ":", "_", "~", "  ", " - ", "\u00a0", "\u2007", "\u2009", "\u202f", "\u3000",
            "\u00b7", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212", "\u30fb", "\uff0d", "\uff0e",
            "\u2022", "\u200b", "\u2060", "\u00ad", "\ufeff", "\t", "\u2044", "'", "|");
    private static final List<String> BEFORE = List.of(
            "",
            "",
            "",
            "'",
            "\u202a",
            "\u200e",
            "Tel. ",
            "mob: ",
            "call ",
            "(",
            "\u260e ",
            "fax ",
            "Max ",
            "tel:",
            "\u7535\u8bdd ");
    private static final List<String> AFTER = List.of(
            "",
            "",
            "",
            " (home)",
            " do not call",
            " mob",
            "\u202c",
            ")",
            " ext. 5",
            " x12",
            ";ext=5",
            ".",
            " office",
            " \u0434\u043e\u043c",
            "\n");
    private static final List<String> UNITED_STATES = List.of("+1", "+ 1", "1", "001", "0111", "\uff0b1", "", "");
    private static final List<Character> ZEROS = List.of('0', '0', '0', '\uff10', '\u0660', '\u0966', '\u06f0');

    private final Random random;

    public PhoneSpellings(long seed) {
        random = new Random(seed);
    }

    /**
     * A number of the North American plan as somebody in the United States may write it.
     *
     * @param national ten digits
     */
    public String unitedStates(String national) {
        String country = one(UNITED_STATES);
        String area = national.substring(0, 3);
        String written = country
                + one(SEPARATORS)
                + (random.nextBoolean() ? "(" + area + ")" : area)
                + one(SEPARATORS)
                + national.substring(3, 6)
                + one(SEPARATORS)
                + national.substring(6);
        return one(BEFORE) + shifted(written, one(ZEROS)) + one(AFTER);
    }

    /** The ASCII digits and the plus of a text in another script. */
    static String shifted(String text, char zero) {
        StringBuilder shifted = new StringBuilder(text.length());
        text.chars()
                .forEach(c -> shifted.append(
                        c >= '0' && c <= '9'
                                ? (char) (c - '0' + zero)
                                : zero == '\uff10' && c == '+' ? '\uff0b' : (char) c));
        return shifted.toString();
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
