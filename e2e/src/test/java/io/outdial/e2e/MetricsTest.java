package io.outdial.e2e;

import static io.outdial.e2e.Product.RESTRICTIONS_PATH;
import static io.outdial.e2e.Product.TRANSFER_PATH;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.local.OutdialService;
import io.outdial.local.ServiceReplica;
import io.outdial.local.StackOptions;
import io.outdial.platform.testing.DocumentedMetrics;
import io.outdial.platform.testing.DocumentedMetrics.Metric;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What the four services measure is what {@code docs/metrics.md} says, nothing more and nothing less. So what alerts
 * and dashboard ask for is there as well: {@code AlertRulesTest} has them ask for documented metrics only.
 */
@OnSharedProduct
class MetricsTest {

    private static final Pattern SERIES = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? \\S+");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");
    private static final Pattern OURS = Pattern.compile("(?:outdial|outbox|inbox)_\\w+");
    private static final Map<OutdialService, String> PATHS = Map.of(
            OutdialService.RESTRICTIONS,
            RESTRICTIONS_PATH,
            OutdialService.TRANSFER,
            TRANSFER_PATH,
            OutdialService.ENROLLMENT,
            "/v2/customers",
            OutdialService.OUTBOUND,
            "/v2/campaigns");

    private final Product product;

    MetricsTest(Product product) {
        this.product = product;
    }

    @Test
    void eachServiceSaysWhatIsDocumentedAndNothingElse() {
        haveEverythingHappen();
        List<Metric> documented = DocumentedMetrics.in(StackOptions.findHome());
        for (OutdialService service : OutdialService.values()) {
            await().atMost(Duration.ofSeconds(15))
                    .untilAsserted(() -> assertEquals(expected(documented, service), scraped(service), service.name()));
        }
    }

    /** Each name with its labels; a bucket's bound goes without saying. */
    private static Map<String, Set<String>> expected(List<Metric> documented, OutdialService service) {
        Map<String, Set<String>> expected = new TreeMap<>();
        documented.stream().filter(metric -> metric.isOf(service.serviceName())).forEach(metric -> metric.series()
                .forEach(series -> expected.put(series, metric.labels())));
        return expected;
    }

    private Map<String, Set<String>> scraped(OutdialService service) {
        Map<String, Set<String>> found = new TreeMap<>();
        for (String line : scrape(service).lines().toList()) {
            Matcher series = SERIES.matcher(line);
            if (series.matches() && OURS.matcher(series.group(1)).matches()) {
                found.computeIfAbsent(series.group(1), name -> new TreeSet<>()).addAll(labels(series.group(2)));
            }
        }
        return found;
    }

    private static Set<String> labels(String given) {
        return given == null
                ? Set.of()
                : LABEL.matcher(given)
                        .results()
                        .map(label -> label.group(1))
                        .filter(label -> !label.equals("le"))
                        .collect(Collectors.toSet());
    }

    /** A client without a name would show as {@code m__…}, and nobody could say whose metrics those are. */
    @Test
    void whatIsNotOursIsOfALibraryThatIsNamed() throws IOException {
        Set<String> families = DocumentedMetrics.familiesOfLibraries(StackOptions.findHome());
        Set<String> used = new TreeSet<>();
        Set<String> unknown = new TreeSet<>();
        for (OutdialService service : OutdialService.values()) {
            for (String line : scrape(service).lines().toList()) {
                Matcher series = SERIES.matcher(line);
                if (series.matches() && !OURS.matcher(series.group(1)).matches()) {
                    families.stream()
                            .filter(series.group(1)::startsWith)
                            .findFirst()
                            .ifPresentOrElse(used::add, () -> unknown.add(series.group(1)));
                }
            }
        }
        assertEquals(Set.of(), unknown);
        assertEquals(families, used);
    }

    /** An id in a label would make a series of each. */
    @Test
    void noLabelHasAnIdOrAnExpression() {
        for (OutdialService service : OutdialService.values()) {
            Set<String> odd = new HashSet<>();
            for (String line : scrape(service).lines().toList()) {
                if (line.matches(".*=\"[^\"]*(?:\\p{XDigit}{8}-\\p{XDigit}{4}-|\\(\\?|\\d{7,})[^\"]*\".*")) {
                    odd.add(line);
                }
            }
            assertEquals(Set.of(), odd, service.name());
        }
        String restrictions = scrape(OutdialService.RESTRICTIONS);
        assertTrue(restrictions.contains("uri=\"/v2/campaigns/{"), "routes by their templates");
        assertTrue(restrictions.contains("uri=\"/unmatched\""), "what no route was found for");
    }

    /** Series that there are only once something has happened. */
    private void haveEverythingHappen() {
        PATHS.forEach((service, path) ->
                Caller.anonymous(product.stack().serviceUrl(service)).get(path));
        // Refused before a route is found; its path holds an id.
        product.caller().post(Product.RESTRICTIONS_PATH, "<xml/>", "Content-Type", "application/xml");
        product.caller().get(Product.RESTRICTIONS_PATH + "/nothing/7654321");
        Caller modest = Caller.withKey(
                product.gateway(),
                Command.run("keys", "create", "--requests-per-minute", "1", "--data", product.dataFolder())
                        .out()
                        .strip());
        for (String path : PATHS.values()) {
            await().atMost(Duration.ofSeconds(10)).until(() -> modest.get(path).status() == 429);
        }
        assertAnswered(product.caller().post("/v2/do-not-call", "{\"phones\": [\"+12025550177\"]}"));
        assertAnswered(product.addLead("Campaign1", "+12025550178", ""));
        String number = "+1202555%04d".formatted(ThreadLocalRandom.current().nextInt(10_000));
        assertAnswered(
                product.caller().post("/v2/customers", "{\"callerId\": \"" + number + "\", \"doNotCall\": true}"));
    }

    private static void assertAnswered(Answer answer) {
        assertEquals(200, answer.status(), answer.toString());
    }

    private String scrape(OutdialService service) {
        return Caller.anonymous(product.stack().managementUrl(new ServiceReplica(service, 1)))
                .get("/q/metrics")
                .body();
    }
}
