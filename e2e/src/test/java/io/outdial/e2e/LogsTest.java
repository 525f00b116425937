package io.outdial.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The logs that all other tests of this module have left: it runs after them, by an execution of its own. */
class LogsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What has as many digits as a telephone number, and is none: instants, ids, addresses, keys of ours. */
    private static final Pattern NO_NUMBER = Pattern.compile(
            "\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d[.,]?\\d*|\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}"
                    + "|\\d{1,3}(?:\\.\\d{1,3}){3}|\\p{Alnum}{20,}");

    /** In any spelling. */
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.-])\\+?\\(?\\d(?:[ ().-]{0,2}\\d){8,14}(?![\\w-])");

    @Test
    void noNumberThatAnyTestHasUsedIsInThem() throws IOException {
        List<String> found = new ArrayList<>();
        List<Path> logs = logs(Path.of(System.getProperty("outdial.data")));
        assertFalse(logs.isEmpty());
        for (Path log : logs) {
            try (Stream<String> lines = Files.lines(log)) {
                lines.filter(line ->
                                NUMBER.matcher(NO_NUMBER.matcher(line).replaceAll("#")).find())
                        .forEach(line -> found.add(log + ": " + line));
            }
        }
        assertEquals(List.of(), found, String.join("\n", found));
    }

    /** Those of {@link Product#startFailing}. */
    @Test
    void eachLineIsAnObjectWhereThatIsWanted() throws IOException {
        List<JsonNode> ofRequests = new ArrayList<>();
        for (Path log : logs(Path.of(System.getProperty("outdial.data"), "failing"))) {
            if (!log.getFileName().toString().contains("-service")) {
                continue;
            }
            for (String line : Files.readAllLines(log)) {
                if (!line.startsWith("Picked up JAVA_TOOL_OPTIONS")) {
                    JsonNode read = read(log, line);
                    assertTrue(read.hasNonNull("timestamp") && read.hasNonNull("level"), line);
                    if (read.path("mdc").hasNonNull("requestId")) {
                        ofRequests.add(read);
                    }
                }
            }
        }
        assertFalse(ofRequests.isEmpty());
    }

    private static JsonNode read(Path log, String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError(log + ": " + line, e);
        }
    }

    private static List<Path> logs(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".log")
                            && file.getParent().endsWith("logs"))
                    .toList();
        }
    }
}
