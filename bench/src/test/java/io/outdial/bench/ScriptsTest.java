package io.outdial.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.local.LocalFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What wrk and pgbench are told to do. */
class ScriptsTest {

    private static final Pattern PARAMETER = Pattern.compile("[?$]\\d+");

    @TempDir
    Path folder;

    /** The constant of the compiled service, not a copy of it. */
    private static String statement(ServiceSql sql) throws IOException {
        try (InputStream in = ScriptsTest.class.getClassLoader().getResourceAsStream(sql.classFile())) {
            return sql.read(in);
        }
    }

    static Stream<Arguments> baselines() {
        return Stream.of(
                Arguments.of(ServiceSql.FIND_LEAD_CAMPAIGN, (UnaryOperator<String>) LeadStatements::find),
                Arguments.of(ServiceSql.ADD_LEAD, (UnaryOperator<String>) LeadStatements::add),
                Arguments.of(ServiceSql.FIND_CARD, (UnaryOperator<String>) PullStatements::card),
                Arguments.of(ServiceSql.PULL, (UnaryOperator<String>) PullStatements::pull),
                Arguments.of(ServiceSql.PULL, (UnaryOperator<String>) pull -> PullStatements.batch(pull, 100)),
                Arguments.of(ServiceSql.STORE_NOTIFICATION, (UnaryOperator<String>) EventLoad::positional),
                Arguments.of(ServiceSql.ADD_RESTRICTION, (UnaryOperator<String>) RestrictionBenchmark::insert),
                Arguments.of(ServiceSql.COUNT_CUSTOMERS, (UnaryOperator<String>) CustomerPageBenchmark::total),
                Arguments.of(ServiceSql.HOLD_CUSTOMER, (UnaryOperator<String>) CustomerCreateBenchmark::hold),
                Arguments.of(ServiceSql.CLAIM_EVENTS, (UnaryOperator<String>)
                        sql -> ClaimProbe.claim(sql, ClaimProbe.LATELY)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("baselines")
    void baselineIsTheServicesStatement(ServiceSql sql, UnaryOperator<String> bind) throws IOException {
        String statement = statement(sql);
        String between =
                Stream.of(PARAMETER.split(statement, -1)).map(Pattern::quote).collect(Collectors.joining(".+?"));

        String bound = bind.apply(statement);

        assertFalse(PARAMETER.matcher(bound).find(), bound);
        assertTrue(Pattern.compile(between, Pattern.DOTALL).matcher(bound).matches(), bound);
    }

    @ParameterizedTest
    @EnumSource
    void aServiceWithoutTheConstantIsNoticed(ServiceSql sql) throws IOException {
        byte[] other;
        try (InputStream in = ScriptsTest.class.getResourceAsStream("ScriptsTest.class")) {
            other = in.readAllBytes();
        }

        LocalFailure failure = assertThrows(LocalFailure.class, () -> sql.read(new ByteArrayInputStream(other)));

        assertTrue(failure.getMessage().contains("has no string constant"), failure.getMessage());
    }

    @Test
    void everyParameterGetsItsValue() {
        assertEquals("SELECT :a::uuid, f(:b), :a", Scripts.bind("SELECT $1::uuid, f(?2), $1", List.of(":a", ":b")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT $1", "SELECT $1, $2, $3"})
    void valuesMustFitTheParameters(String statement) {
        assertThrows(LocalFailure.class, () -> Scripts.bind(statement, List.of(":a", ":b")));
    }

    @Test
    void severalStatementsAreOneTransaction() {
        assertEquals("SELECT 1;\n", Scripts.transaction(List.of("SELECT 1\n")));
        assertEquals("BEGIN;\nSELECT 1;\nSELECT 2;\nCOMMIT;\n", Scripts.transaction(List.of("SELECT 1", "SELECT 2")));
    }

    @ParameterizedTest
    @CsvSource({
        "leads, true",
        "load, true",
        "restrictions, true",
        "decisions, false",
        "get, true",
        "customer-creates, true",
        "pull, true",
        "pull-batch, false"
    })
    void scriptsAreWhole(String load, boolean hasBaseline) throws IOException {
        Scripts scripts = new Scripts(folder);

        String lua = Files.readString(scripts.wrk(load));

        for (String function :
                List.of("init()", "prepare()", "request()", "next_request(n)", "is_stored(status, body)")) {
            assertTrue(lua.contains("function " + function), function);
        }
        if (!hasBaseline) {
            return;
        }
        String pgbench = Files.readString(scripts.pgbench(load, "one", List.of("SELECT :n")));
        assertTrue(pgbench.contains("\\set n (:first + :i * :clients + :client_id) * :step % :size\n"), pgbench);
        assertTrue(pgbench.endsWith("SELECT :n;\n"), pgbench);
    }
}
