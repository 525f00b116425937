package io.outdial.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The logs that all other tests of this module have left: those of services, of the gateway, of PostgreSQL and of
 * PgBouncer. It runs after them, by an execution of its own.
 */
class LogsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What has as many digits as a telephone number, and is none: instants, ids, addresses, keys of ours. */
    private static final Pattern NO_NUMBER = Pattern.compile(
            "\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d[.,]?\\d*|\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}"
                    + "|\\d{1,3}(?:\\.\\d{1,3}){3}|\\p{Alnum}{20,}");

    /** In any spelling. Those of extensions are shorter and cannot be told from other figures. */
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.-])\\+?\\(?\\d(?:[ ().-]{0,2}\\d){8,14}(?![\\w-])");

    /** As the JVM writes it, before the service writes anything. */
    private static final Pattern OF_CACHE = Pattern.compile("\\[(?:warning|error) *]\\[(?:cds|aot)\\b");

    /** What a recorded start says of classes that no cache can have, and JDK 25 of one adapter that it makes itself. */
    private static final Pattern NO_REFUSAL = Pattern.compile(
            "] (?:Skipping |Preload Warning: |class \\S+ cannot be|Saved blob's name |Failed to link Adapter)");

    @Test
    void noNumberThatAnyTestHasUsedIsInThem() throws IOException {
        List<String> found = new ArrayList<>();
        List<Path> logs = logs(Path.of(System.getProperty("outdial.data")));
        assertFalse(logs.isEmpty(), "no other test has run");
        for (Path log : logs) {
            lines(log).filter(LogsTest::hasNumber).forEach(line -> found.add(log + ": " + line));
        }
        assertEquals(List.of(), found, String.join("\n", found));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no record of +12025557001 is open",
                "DETAIL:  Key (client_id, phone)=(13f8bf6d-dc27-4a04-bffe-6e5b13c19ddf, 2025557001) already exists.",
                "GET /v2/do-not-call/%2B12025557001/evidence",
                "called (202) 555-7001 twice",
                "{\"message\":\"0445541637145 is a mobile\"}",
                "2026-11-29 16:21:49,774 INFO tel:+49-30-1234-5679"
            })
    void aNumberIsSeen(String line) {
        assertTrue(hasNumber(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-29 16:21:49,774 INFO  [or.fl.co.in.co.DbValidate] () validated 63 migrations (00:00.255s)",
                "no answer from 127.0.0.1:8084 to request 39296135-1817-46e1-bd92-d3747e079294: SocketException",
                "{\"timestamp\":\"2026-11-29T16:21:49.774123456Z\",\"sequence\":4001,\"processId\":18737}"
            })
    void whatIsNoneIsNot(String line) {
        assertFalse(hasNumber(line));
    }

    /** Those of {@link Product#startFailing}. */
    @Test
    void eachLineIsAnObjectWhereThatIsWanted() throws IOException {
        Path failing = Path.of(System.getProperty("outdial.data"), "failing");
        assumeTrue(Files.exists(failing), "none of the tests with such a product has run");
        List<JsonNode> ofRequests = new ArrayList<>();
        for (Path log : logs(failing)) {
            if (!log.getFileName().toString().contains("-service")) {
                continue;
            }
            for (String line : lines(log).toList()) {
                if (!line.startsWith("Picked up JAVA_TOOL_OPTIONS")
                        && !OF_CACHE.matcher(line).find()) {
                    JsonNode read = read(log, line);
                    assertTrue(read.hasNonNull("timestamp") && read.hasNonNull("level"), line);
                    if (read.path("mdc").hasNonNull("requestId")) {
                        ofRequests.add(read);
                    }
                }
            }
        }
        assertFalse(ofRequests.isEmpty(), "no request has written a line, as in a whole run many do");
    }

    /** Made before all tests ({@code outdial caches}); what the JVM refuses gains nothing. */
    @Test
    void noServiceWasRefusedItsStartUpCache() throws IOException {
        List<String> refusals = new ArrayList<>();
        for (Path log : logs(Path.of(System.getProperty("outdial.data")))) {
            lines(log).filter(LogsTest::isRefusal).forEach(line -> refusals.add(log + ": " + line));
        }
        assertEquals(List.of(), refusals);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[0.013s][warning][cds] shared class paths mismatch (hint: enable -Xlog:class+path=info)",
                "[0.021s][error][aot] An error has occurred while processing the AOT cache.",
                "[0.021s][warning][aot                ] The AOT cache was created by a different build"
            })
    void aRefusalIsSeen(String line) {
        assertTrue(isRefusal(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[17.036s][warning][aot] Skipping jdk/proxy2/$Proxy33: Unsupported location",
                "[0.049s][warning][aot                ] Failed to link AdapterHandlerEntry (fp=LLIL) to its code"
            })
    void anotherWarningOfTheJvmIsNone(String line) {
        assertFalse(isRefusal(line));
    }

    private static boolean isRefusal(String line) {
        return OF_CACHE.matcher(line).find() && !NO_REFUSAL.matcher(line).find();
    }

    private static boolean hasNumber(String line) {
        String encoded = line.replace("%2B", "+").replace("%20", " ");
        return NUMBER.matcher(NO_NUMBER.matcher(encoded).replaceAll("#")).find();
    }

    private static JsonNode read(Path log, String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError(log + ": " + line, e);
        }
    }

    /** Whatever bytes a stranger has sent. */
    private static Stream<String> lines(Path log) throws IOException {
        return new String(Files.readAllBytes(log), StandardCharsets.ISO_8859_1).lines();
    }

    /** Those of earlier starts have a figure at their end. */
    private static List<Path> logs(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(".+\\.log(\\.\\d)?"))
                    .toList();
        }
    }
}
