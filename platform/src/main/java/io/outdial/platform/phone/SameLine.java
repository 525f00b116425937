package io.outdial.platform.phone;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Forms of a number that the network treats, or treated, as one subscriber. Only renumberings whose old form says for
 * sure what the new one is stand here: where an old number has been given to somebody else since (Ho Chi Minh City's
 * 08, now a mobile prefix), the two must stay two.
 */
final class SameLine {

    /**
     * @param old national significant numbers as they were written before
     * @param current what they are today
     * @param today national significant numbers that may have been written the old way
     * @param older the old ways
     */
    private record Renumbering(int countryCode, Pattern old, String current, Pattern today, List<String> older) {

        Renumbering(int countryCode, String old, String current, String today, String... older) {
            this(countryCode, Pattern.compile(old), current, Pattern.compile(today), List.of(older));
        }
    }

    private static final int ARGENTINA = 54;
    private static final Pattern ARGENTINE_MOBILE = Pattern.compile("9(\\d{10})");
    private static final Pattern ARGENTINE_LINE = Pattern.compile("(\\d{10})");

    /**
     * Keyed by what was put before mobile numbers of Viet Nam, MIC Decision 798/QĐ-BTTTT, in force from 15 September
     * 2018.
     */
    private static final Map<String, String> VIETNAMESE_MOBILES = new TreeMap<>(Map.ofEntries(
            Map.entry("120", "70"),
            Map.entry("121", "79"),
            Map.entry("122", "77"),
            Map.entry("126", "76"),
            Map.entry("128", "78"),
            Map.entry("123", "83"),
            Map.entry("124", "84"),
            Map.entry("125", "85"),
            Map.entry("127", "81"),
            Map.entry("129", "82"),
            Map.entry("162", "32"),
            Map.entry("163", "33"),
            Map.entry("164", "34"),
            Map.entry("165", "35"),
            Map.entry("166", "36"),
            Map.entry("167", "37"),
            Map.entry("168", "38"),
            Map.entry("169", "39"),
            Map.entry("186", "56"),
            Map.entry("188", "58"),
            Map.entry("199", "59")));

    private static final Map<Integer, List<Renumbering>> BY_COUNTRY = Stream.concat(
                    Stream.of(
                            // Mexico: no prefix to mobiles since 3 August 2019 (IFT, Plan Técnico Fundamental de
                            // Numeración,
                            // DOF of 11 May 2018): +52 1, and 01, 044, 045 at home
                            new Renumbering(
                                    52, "(?:01|04[45]|1)(\\d{10})", "$1", "(\\d{10})", "1$1", "01$1", "044$1", "045$1"),
                            // Brazil: a 9 before all mobiles, by area from 2012 to 6 November 2016 (Anatel, Resolução
                            // 553/2010)
                            new Renumbering(
                                    55, "([1-9][1-9])([6-9]\\d{7})", "$19$2", "([1-9][1-9])9([6-9]\\d{7})", "$1$2"),
                            // Ivory Coast: the operator before all eight digits since 31 January 2021 (ARTCI). Its
                            // second
                            // digit told the operator of a mobile, the third that of a fixed line
                            new Renumbering(225, "([04-9][0-3]\\d{6})", "01$1", "01([04-9][0-3]\\d{6})", "$1"),
                            new Renumbering(225, "([04-9][4-6]\\d{6})", "05$1", "05([04-9][4-6]\\d{6})", "$1"),
                            new Renumbering(225, "([04-9][7-9]\\d{6})", "07$1", "07([04-9][7-9]\\d{6})", "$1"),
                            new Renumbering(225, "(2\\d8\\d{5})", "21$1", "21(2\\d8\\d{5})", "$1"),
                            new Renumbering(225, "([23]\\d0\\d{5})", "25$1", "25([23]\\d0\\d{5})", "$1"),
                            new Renumbering(
                                    225,
                                    "(2\\d[1-79]\\d{5}|3\\d[1-9]\\d{5})",
                                    "27$1",
                                    "27(2\\d[1-79]\\d{5}|3\\d[1-9]\\d{5})",
                                    "$1"),
                            // Benin: 01 before all eight digits since 30 November 2024 (ARCEP Bénin)
                            new Renumbering(229, "(\\d{8})", "01$1", "01(\\d{8})", "$1"),
                            // Gabon: a digit more since 29 June 2019 (ARCEP Gabon): 01 is 011, 02 062, 04 074, and so
                            // on
                            new Renumbering(241, "0?1(\\d{6})", "11$1", "11(\\d{6})", "01$1", "1$1"),
                            new Renumbering(241, "0?([256])(\\d{6})", "6$1$2", "6([256])(\\d{6})", "0$1$2", "$1$2"),
                            new Renumbering(241, "0?([47])(\\d{6})", "7$1$2", "7([47])(\\d{6})", "0$1$2", "$1$2"),
                            // Colombia: 60 before area code and fixed line since 1 September 2021 (CRC, Resolución 5826
                            // of 2019)
                            new Renumbering(57, "([124-8]\\d{7})", "60$1", "60([124-8]\\d{7})", "$1")),
                    VIETNAMESE_MOBILES.entrySet().stream()
                            .map(prefix -> new Renumbering(
                                    84,
                                    prefix.getKey() + "(\\d{7})",
                                    prefix.getValue() + "$1",
                                    prefix.getValue() + "(\\d{7})",
                                    prefix.getKey() + "$1")))
            .collect(Collectors.groupingBy(Renumbering::countryCode));

    private SameLine() {}

    /** The national significant number as the plan is today. */
    static String current(int countryCode, String national) {
        for (Renumbering renumbering : BY_COUNTRY.getOrDefault(countryCode, List.of())) {
            Matcher old = renumbering.old().matcher(national);
            if (old.matches()) {
                return old.replaceFirst(renumbering.current());
            }
        }
        return national;
    }

    /**
     * The national significant number that stands for the line, of a current one. Argentina (ENACOM, Plan Fundamental
     * de Numeración Nacional): the 9 says that a mobile is called from abroad, and is dialled; the number after it is
     * the subscriber's with or without it.
     */
    static String canonical(int countryCode, String current) {
        if (countryCode == ARGENTINA) {
            Matcher mobile = ARGENTINE_MOBILE.matcher(current);
            return mobile.matches() ? mobile.group(1) : current;
        }
        return current;
    }

    /** Other national significant numbers that mean the line of a current one, or once did. */
    static List<String> others(int countryCode, String current) {
        if (countryCode == ARGENTINA) {
            String line = canonical(countryCode, current);
            return ARGENTINE_LINE.matcher(line).matches() ? List.of(line, "9" + line) : List.of();
        }
        return BY_COUNTRY.getOrDefault(countryCode, List.of()).stream()
                .map(renumbering -> new Object() {
                    final Matcher today = renumbering.today().matcher(current);
                    final List<String> older = renumbering.older();
                })
                .filter(row -> row.today.matches())
                .flatMap(row -> row.older.stream().map(row.today::replaceFirst))
                .toList();
    }
}
