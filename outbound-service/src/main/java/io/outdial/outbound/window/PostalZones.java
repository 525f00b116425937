package io.outdial.outbound.window;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The time zones that somebody may be in who has a postal code (ADR 59): of the United States, by its first three
 * digits. Where the border of two zones runs through such an area both are possible, and nobody is called unless both
 * allow it. Codes of military posts say nothing, since nobody knows where they are.
 */
public final class PostalZones {

    private static final String UNITED_STATES = "US";

    /** Five digits, and four more that say nothing about zones. */
    private static final Pattern CODE = Pattern.compile("[0-9]{5}([- ]?[0-9]{4})?");

    private static final int AREA_DIGITS = 3;
    private static final int AREAS = 1_000;

    private static final Map<String, String> NAMES = Map.of(
            "E", "America/New_York",
            "C", "America/Chicago",
            "M", "America/Denver",
            "Z", "America/Phoenix",
            "P", "America/Los_Angeles",
            "A", "America/Anchorage",
            "H", "Pacific/Honolulu",
            "R", "America/Puerto_Rico");

    /** Areas from, to, and their zones, the likelier one first. A later line replaces what an earlier one says. */
    private static final String TABLE = """
            005 005 E
            006 009 R
            010 089 E
            100 349 E
            324 324 CE
            325 325 C
            350 397 C
            373 373 EC
            374 374 E
            376 379 E
            398 418 E
            420 424 C
            425 427 EC
            430 462 E
            463 464 CE
            465 466 EC
            467 474 E
            475 475 EC
            476 477 CE
            478 478 E
            479 479 EC
            480 497 E
            498 499 EC
            500 567 C
            570 574 C
            575 576 CM
            577 577 MC
            580 584 C
            585 585 CM
            586 586 MC
            587 587 C
            588 588 CM
            590 599 M
            600 676 C
            677 678 CM
            679 689 C
            690 692 CM
            693 693 M
            700 797 C
            798 798 CM
            799 834 M
            835 835 PM
            836 837 M
            838 838 P
            840 847 M
            850 859 Z
            860 860 ZM
            863 864 Z
            865 865 ZM
            870 885 M
            889 897 P
            898 898 PM
            900 961 P
            967 968 H
            970 978 P
            979 979 PM
            980 994 P
            995 999 A
            """;

    private static final List<List<String>> ZONES = zones();

    private PostalZones() {}

    /**
     * Names of the tz database; none where nobody knows.
     *
     * @param postalCode as somebody wrote it, null where nobody did
     * @param region two-letter region of whoever has the code
     */
    public static List<String> of(String postalCode, String region) {
        if (postalCode == null || !UNITED_STATES.equals(region)) {
            return List.of();
        }
        String code = postalCode.strip();
        return CODE.matcher(code).matches() ? ZONES.get(Integer.parseInt(code.substring(0, AREA_DIGITS))) : List.of();
    }

    private static List<List<String>> zones() {
        String[] letters = new String[AREAS];
        Arrays.fill(letters, "");
        TABLE.lines().map(line -> line.split(" ")).forEach(line -> IntStream.rangeClosed(
                        Integer.parseInt(line[0]), Integer.parseInt(line[1]))
                .forEach(area -> letters[area] = line[2]));
        return Arrays.stream(letters)
                .map(each -> each.chars()
                        .mapToObj(letter -> NAMES.get(Character.toString(letter)))
                        .toList())
                .toList();
    }
}
