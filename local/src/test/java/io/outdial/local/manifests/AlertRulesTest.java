package io.outdial.local.manifests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.outdial.platform.testing.DocumentedMetrics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The alerts asked of the real promtool; whether they and the dashboard know our metrics, and the guide knows them. */
class AlertRulesTest {

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Path MONITORING = HOME.resolve("k8s/components/monitoring");
    private static final Path PROMTOOL = Path.of("/usr/bin/promtool");
    private static final YAMLMapper YAML = new YAMLMapper();

    /** Texts, the labels that are asked for, the labels that are kept, and spans of time name no metric. */
    private static final Pattern NO_METRIC =
            Pattern.compile("\"[^\"]*\"|\\{[^}]*}|\\[[^\\]]*]|\\b(?:by|without|on|ignoring) *\\([^)]*\\)");

    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Set<String> WORDS = Set.of(
            "sum", "max", "min", "rate", "increase", "and", "or", "unless", "histogram_quantile", "max_over_time");

    @TempDir
    static Path folder;

    private static JsonNode groups;
    private static JsonNode cases;

    @BeforeAll
    static void read() throws IOException {
        groups = YAML.readTree(MONITORING.resolve("rules.yaml").toFile()).at("/spec/groups");
        cases = YAML.readTree(
                Path.of("src/test/resources/manifests/alerts.yaml").toFile());
        Files.writeString(folder.resolve("rules.yaml"), YAML.writeValueAsString(Map.of("groups", groups)));
        Files.writeString(folder.resolve("alerts.yaml"), YAML.writeValueAsString(cases));
    }

    @Test
    void promtoolAcceptsTheRules() throws Exception {
        promtool("check", "rules", "rules.yaml");
    }

    @Test
    void eachFiresAndEndsAsTheCasesSay() throws Exception {
        promtool("test", "rules", "alerts.yaml");
    }

    /** Among the cases of each alert is one in which it fires, and one after it in which it does not. */
    @Test
    void thereAreCasesOfEachAlert() {
        Map<String, List<Boolean>> firings = new HashMap<>();
        for (JsonNode test : cases.path("tests")) {
            for (JsonNode check : test.path("alert_rule_test")) {
                firings.computeIfAbsent(check.path("alertname").asText(), alert -> new ArrayList<>())
                        .add(!check.path("exp_alerts").isEmpty());
            }
        }
        for (String alert : alerts()) {
            List<Boolean> seen = firings.getOrDefault(alert, List.of());
            int fires = seen.indexOf(true);
            assertTrue(fires >= 0, alert + " fires in no case");
            assertTrue(seen.subList(fires, seen.size()).contains(false), alert + " ends in no case");
        }
        assertEquals(
                Set.of(),
                firings.keySet().stream()
                        .filter(name -> !alerts().contains(name))
                        .collect(Collectors.toSet()));
    }

    @Test
    void alertsAndDashboardAskForMetricsThatAreDocumented() throws IOException {
        Set<String> known = DocumentedMetrics.in(HOME).stream()
                .flatMap(metric -> metric.series().stream())
                .collect(Collectors.toSet());
        List<String> expressions = expressions();
        assertFalse(expressions.isEmpty());
        for (String expression : expressions) {
            Set<String> unknown = metrics(expression);
            assertFalse(unknown.isEmpty(), expression);
            unknown.removeAll(known);
            assertEquals(Set.of(), unknown, expression);
        }
    }

    @Test
    void theGuideSaysOfEachAlertWhatToDo() throws IOException {
        String guide = Files.readString(HOME.resolve("docs/guides/watch.md"));
        for (String alert : alerts()) {
            assertTrue(guide.contains("`" + alert + "`"), alert);
        }
    }

    private static Set<String> alerts() {
        Set<String> alerts = new TreeSet<>();
        groups.forEach(group -> group.path("rules")
                .forEach(rule -> alerts.add(rule.path("alert").asText())));
        return alerts;
    }

    private static List<String> expressions() throws IOException {
        List<String> expressions = new ArrayList<>();
        groups.findValues("expr").forEach(expression -> expressions.add(expression.asText()));
        new ObjectMapper()
                .readTree(MONITORING.resolve("dashboard.json").toFile())
                .path("panels")
                .findValues("expr")
                .forEach(expression -> expressions.add(expression.asText()));
        return expressions;
    }

    private static Set<String> metrics(String expression) {
        return NAME.matcher(NO_METRIC.matcher(expression).replaceAll(" "))
                .results()
                .map(name -> name.group())
                .filter(name -> !WORDS.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void promtool(String... arguments) throws IOException, InterruptedException {
        if (!Files.isExecutable(PROMTOOL)) {
            System.out.println("AlertRulesTest is skipped: there is no promtool here; .ci/run installs Debian's");
        }
        assumeTrue(Files.isExecutable(PROMTOOL), "no promtool");
        Process process = new ProcessBuilder(Stream.concat(Stream.of(PROMTOOL.toString()), Stream.of(arguments))
                        .toList())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), printed);
    }
}
