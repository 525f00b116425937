package io.outdial.platform.phone;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers of a cleaned text: it is cut at words and at plus signs, and what lies between two cuts is one number, or
 * several with signs between them.
 *
 * @param numbers empty if the text is unreadable
 * @param fault why, null otherwise
 */
record TextReading(List<DigitReading> numbers, String fault) {

    private static final Pattern TOKEN = Pattern.compile("([\\p{L}?]+)|(\\++)|([^\\p{L}?+]+)");
    private static final Pattern BETWEEN_NUMBERS = Pattern.compile("[" + PhoneText.BETWEEN_NUMBERS + "]");
    private static final Pattern WORD = Pattern.compile("[\\p{L}?]");
    private static final Pattern WORD_AT_END = Pattern.compile("[\\p{L}?]\\D*$");
    private static final Pattern NO_DIGITS = Pattern.compile("\\D+");

    /** Words between two numbers of a company; another word there may be a digit mistyped, such as the letter O. */
    private static final Set<String> AND_OR =
            Set.of("or", "and", "und", "oder", "o", "y", "ou", "et", "e", "u", "en", "of", "och", "eller", "и", "или");

    private static final int FRAGMENT_MAX = 2;

    private static final String NO_NUMBER = "its digits are no telephone number";
    private static final String UNSURE = "it holds more digits than one telephone number";

    /**
     * @param word the words before it, empty where there are none
     * @param isGlued whether a digit touches those words
     */
    private record Piece(boolean hasPlus, String body, String word, boolean isGlued) {

        boolean isFragment() {
            return PhoneText.digits(body).length() <= FRAGMENT_MAX;
        }
    }

    static TextReading of(String clean, RegionPlan plan) {
        List<Piece> pieces = pieces(clean);
        List<DigitReading> numbers = new ArrayList<>();
        List<DigitReading> previous = List.of();
        int fragments = 0;
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            List<DigitReading> read = piece.isFragment() ? List.of() : read(piece, plan);
            if (read.isEmpty() && !piece.isFragment()) {
                return unreadable(NO_NUMBER);
            }
            boolean isCutByPlus = i > 0 && piece.word().isEmpty();
            boolean isLoose = isCutByPlus && (read.isEmpty() || previous.isEmpty());
            boolean isTorn = i > 0 && piece.isGlued() && !(areLines(previous) && areLines(read));
            if (isLoose || isTorn) {
                return unreadable(UNSURE);
            }
            if (i > 0 && areShort(previous) && areShort(read) && !AND_OR.contains(piece.word())) {
                return unreadable(UNSURE);
            }
            fragments += read.isEmpty() ? 1 : 0;
            numbers.addAll(read);
            previous = read;
        }
        boolean areSure = areLines(numbers) || (fragments == 0 && !isBrokenByWords(clean, pieces));
        if (numbers.isEmpty() || !areSure) {
            return unreadable(NO_NUMBER);
        }
        return new TextReading(List.copyOf(numbers), null);
    }

    /** As {@link #of}, of a text that is digits and nothing else, perhaps after a plus sign, as nearly all are. */
    static TextReading ofDigits(boolean hasPlus, String digits, RegionPlan plan) {
        DigitReading whole = plan.read(hasPlus, digits);
        return whole.isNothing() ? unreadable(NO_NUMBER) : new TextReading(List.of(whole), null);
    }

    boolean isReadable() {
        return fault == null;
    }

    /** Whether it is numbers of a plan and no short ones. */
    boolean isWholeNumber() {
        return areLines(numbers);
    }

    private static TextReading unreadable(String fault) {
        return new TextReading(List.of(), fault);
    }

    private static List<Piece> pieces(String clean) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean isGlued = false;
        boolean hasPlus = false;
        Matcher token = TOKEN.matcher(clean);
        while (token.find()) {
            if (token.group(1) != null) {
                word.append(token.group(1));
                isGlued |= isDigitAt(clean, token.start() - 1) || isDigitAt(clean, token.end());
                hasPlus = false;
            } else if (token.group(2) != null) {
                hasPlus = true;
            } else if (!PhoneText.digits(token.group()).isEmpty()) {
                pieces.add(new Piece(hasPlus, token.group(), word.toString(), isGlued));
                word.setLength(0);
                isGlued = false;
                hasPlus = false;
            }
        }
        return pieces;
    }

    /**
     * Few digits in several groups beside a word, or before one, are the rest of something: {@code 1-800-FLOWERS},
     * {@code 202-555-XXXX}.
     */
    private static boolean isBrokenByWords(String clean, List<Piece> pieces) {
        boolean isBroken = pieces.stream()
                .anyMatch(piece -> groups(piece).size() > 1
                        && PhoneText.digits(piece.body()).length() <= RegionPlan.SHORT_NUMBER_MAX);
        return WORD_AT_END.matcher(clean).find()
                || (isBroken && WORD.matcher(clean).find());
    }

    private static boolean isDigitAt(String clean, int index) {
        return index >= 0 && index < clean.length() && PhoneText.isDigit(clean.charAt(index));
    }

    /** Empty if its digits are no number. */
    private static List<DigitReading> read(Piece piece, RegionPlan plan) {
        DigitReading whole = plan.read(piece.hasPlus(), PhoneText.digits(piece.body()));
        List<DigitReading> parts =
                BETWEEN_NUMBERS.matcher(piece.body()).find() ? readEach(piece, BETWEEN_NUMBERS, plan) : List.of();
        if (parts.size() > 1) {
            boolean areNumbers = areLines(parts);
            boolean isSurelyOne = whole.isMarked() && whole.isValidLine() && !areValid(parts);
            if (areNumbers && !isSurelyOne) {
                return parts;
            }
            if (!whole.isMarked() && parts.stream().anyMatch(DigitReading::isValidLine)) {
                return List.of();
            }
        }
        if (whole.isNothing()) {
            return twoSideBySide(piece, plan);
        }
        return whole.isMarked() || !beginsWithNumber(piece, plan) ? List.of(whole) : List.of();
    }

    private static List<DigitReading> readEach(Piece piece, Pattern between, RegionPlan plan) {
        List<DigitReading> parts = new ArrayList<>();
        for (String part : between.split(piece.body())) {
            String digits = PhoneText.digits(part);
            if (!digits.isEmpty()) {
                parts.add(plan.read(piece.hasPlus() && parts.isEmpty(), digits));
            }
        }
        return parts;
    }

    /** Two numbers with nothing but blanks and the like between them, each given out. */
    private static List<DigitReading> twoSideBySide(Piece piece, RegionPlan plan) {
        List<String> groups = groups(piece);
        for (int i = 1; i < groups.size(); i++) {
            DigitReading first = plan.read(piece.hasPlus(), String.join("", groups.subList(0, i)));
            DigitReading second = plan.read(false, String.join("", groups.subList(i, groups.size())));
            if (first.isValidLine() && first.isMarked() && second.isValidLine() && second.isMarked()) {
                return List.of(first, second);
            }
        }
        return List.of();
    }

    /**
     * Whether the first groups are a national number and there are more: {@code 202-555-0143 5} is no number of Egypt.
     */
    private static boolean beginsWithNumber(Piece piece, RegionPlan plan) {
        List<String> groups = groups(piece);
        for (int i = 1; i < groups.size(); i++) {
            DigitReading first = plan.read(false, String.join("", groups.subList(0, i)));
            if (first.isMarked() && first.isValidLine()) {
                return true;
            }
        }
        return false;
    }

    private static List<String> groups(Piece piece) {
        return Arrays.stream(NO_DIGITS.split(piece.body()))
                .filter(group -> !group.isEmpty())
                .toList();
    }

    private static boolean areLines(List<DigitReading> numbers) {
        return !numbers.isEmpty() && numbers.stream().allMatch(DigitReading::isLine);
    }

    private static boolean areShort(List<DigitReading> numbers) {
        return !numbers.isEmpty() && numbers.stream().allMatch(DigitReading::isShort);
    }

    private static boolean areValid(List<DigitReading> numbers) {
        return numbers.stream().allMatch(DigitReading::isValidLine);
    }
}
