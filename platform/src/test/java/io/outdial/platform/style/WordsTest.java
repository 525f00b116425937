package io.outdial.platform.style;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.platform.style.SourceFiles.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Words that were replaced by the standard ones do not come back; {@code words.txt} lists them. */
class WordsTest {

    private static final String LIST = "words.txt";

    private static final List<Word> WORDS = read();

    /**
     * @param pattern found anywhere in a line
     * @param instead what to write
     * @param places paths that the rule holds in; all if empty
     * @param allowed paths where the word has an innocent use
     */
    private record Word(Pattern pattern, String instead, List<Pattern> places, List<Pattern> allowed) {

        static Word of(String row) {
            String[] cells = row.split("\\s+;\\s*", -1);
            return new Word(Pattern.compile(cells[0].strip()), cells[1], globs(cells, 2), globs(cells, 3));
        }

        private static List<Pattern> globs(String[] cells, int index) {
            return index >= cells.length || cells[index].isBlank()
                    ? List.of()
                    : Arrays.stream(cells[index].strip().split("\\s+"))
                            .map(glob -> Pattern.compile(Pattern.quote(glob).replace("*", "\\E.*\\Q")))
                            .toList();
        }

        boolean holdsIn(SourceFile file) {
            return (places.isEmpty() || isOneOf(places, file)) && !isAllowedIn(file);
        }

        boolean isAllowedIn(SourceFile file) {
            return isOneOf(allowed, file);
        }

        private static boolean isOneOf(List<Pattern> globs, SourceFile file) {
            return globs.stream().anyMatch(glob -> glob.matcher(file.path()).matches());
        }
    }

    @Test
    void noneComesBack() {
        List<String> faults = new ArrayList<>();
        for (SourceFile file : SourceFiles.all()) {
            List<Word> words = file.path().endsWith("/" + LIST)
                    ? List.of()
                    : WORDS.stream().filter(word -> word.holdsIn(file)).toList();
            for (int i = 0; i < file.lines().size(); i++) {
                for (Word word : words) {
                    Matcher found = word.pattern().matcher(file.lines().get(i));
                    if (found.find()) {
                        faults.add(file.at(i) + found.group() + " -> " + word.instead());
                    }
                }
            }
        }
        assertEquals(List.of(), faults, String.join("\n", faults));
    }

    /** An exception that nothing needs any more would hide the word's return. */
    @Test
    void everyExceptionIsNeeded() {
        List<SourceFile> files = SourceFiles.all();
        for (Word word : WORDS) {
            for (Pattern allowed : word.allowed()) {
                assertTrue(
                        files.stream()
                                .filter(file -> allowed.matcher(file.path()).matches())
                                .flatMap(file -> file.lines().stream())
                                .anyMatch(line -> word.pattern().matcher(line).find()),
                        () -> word.pattern() + " stands nowhere in " + allowed);
            }
        }
    }

    private static List<Word> read() {
        try (InputStream list = WordsTest.class.getResourceAsStream(LIST)) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Word::of)
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
