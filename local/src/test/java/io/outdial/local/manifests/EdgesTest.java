package io.outdial.local.manifests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.local.OutdialService;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Which service calls which: what the code has clients for, what the settings name, what the caller's policy lets out
 * and what the peer's lets in are the same. A new edge without its policy fails here.
 */
class EdgesTest {

    private static final Path HOME = Overlay.K8S.getParent();
    private static final Pattern CLIENT = Pattern.compile("@RegisterRestClient\\(configKey = \"([^\"]+)\"\\)");
    private static final Pattern PEER = Pattern.compile("\\$\\{outdial\\.([a-z]+)\\.url}");
    private static final Pattern SETTING = Pattern.compile("OUTDIAL_([A-Z]+)_URL");

    /** Of the four, those that a service has clients for. */
    private static Set<OutdialService> edgesOfTheCode(OutdialService service) throws IOException {
        Path main = HOME.resolve(service.serviceName()).resolve("src/main");
        Properties settings = new Properties();
        try (var reader = Files.newBufferedReader(main.resolve("resources/application.properties"))) {
            settings.load(reader);
        }
        Set<OutdialService> peers = new TreeSet<>();
        for (String client : clientsIn(main.resolve("java"))) {
            String url = settings.getProperty("quarkus.rest-client." + client + ".url", "");
            assertTrue(PEER.matcher(url).matches(), client + " of " + service + " has the URL " + url);
            peers.add(peer(url));
        }
        // The client for quotas is the platform's; a service that has an owner of the count calls it.
        String quota = settings.getProperty("outdial.quota-url", "");
        if (!quota.isEmpty()) {
            peers.add(peer(quota));
        }
        return peers;
    }

    private static OutdialService peer(String url) {
        return OutdialService.named(PEER.matcher(url).replaceAll("$1-service")).orElseThrow();
    }

    private static Set<String> clientsIn(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            Set<String> clients = new TreeSet<>();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                CLIENT.matcher(Files.readString(file))
                        .results()
                        .map(found -> found.group(1))
                        .forEach(clients::add);
            }
            return clients;
        }
    }

    @ParameterizedTest
    @EnumSource
    void codeSettingsAndPoliciesHaveTheSameEdges(Overlay overlay) throws IOException {
        for (OutdialService service : OutdialService.values()) {
            Set<OutdialService> code = edgesOfTheCode(service);
            assertEquals(code, edgesOfTheSettings(overlay, service), service + ": settings");
            assertEquals(code, letOut(overlay, service), service + ": egress");
            assertEquals(code, letIn(overlay, service), service + ": ingress of its peers");
        }
    }

    private static Set<OutdialService> edgesOfTheSettings(Overlay overlay, OutdialService service) {
        Set<OutdialService> peers = new TreeSet<>();
        for (Map.Entry<String, String> setting : overlay.settings(service).entrySet()) {
            List<String> named = SETTING.matcher(setting.getKey())
                    .results()
                    .filter(found -> found.group().equals(setting.getKey()))
                    .map(found -> found.group(1))
                    .toList();
            for (String name : named) {
                OutdialService peer = OutdialService.valueOf(name);
                JsonNode port = overlay.get("Service", peer).at("/spec/ports/0/port");
                assertEquals("http://" + peer.serviceName() + ":" + port, setting.getValue());
                peers.add(peer);
            }
        }
        return peers;
    }

    private static Set<OutdialService> letOut(Overlay overlay, OutdialService service) {
        return rules(overlay, service, "egress")
                .filter(rule -> rule.at("/ports/0/port").isInt())
                .flatMap(rule -> named(rule.path("to")).filter(peer -> hasPort(rule, peer)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<OutdialService> letIn(Overlay overlay, OutdialService caller) {
        return Stream.of(OutdialService.values())
                .filter(peer -> rules(overlay, peer, "ingress")
                        .filter(rule -> hasPort(rule, peer))
                        .flatMap(rule -> named(rule.path("from")))
                        .anyMatch(caller::equals))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Of the policy that is the service's own. */
    private static Stream<JsonNode> rules(Overlay overlay, OutdialService service, String direction) {
        JsonNode policy = overlay.get("NetworkPolicy", service).path("spec");
        assertEquals(
                service.serviceName(),
                policy.at("/podSelector/matchLabels/app.kubernetes.io~1name").asText());
        return Overlay.stream(policy.path(direction));
    }

    private static boolean hasPort(JsonNode rule, OutdialService peer) {
        return rule.path("ports").size() == 1 && rule.at("/ports/0/port").asInt() == peer.defaultPort();
    }

    private static Stream<OutdialService> named(JsonNode sides) {
        return Overlay.stream(sides)
                .map(side -> side.at("/podSelector/matchLabels/app.kubernetes.io~1name"))
                .filter(JsonNode::isTextual)
                .map(name -> OutdialService.named(name.asText()).orElseThrow());
    }

    /** Nothing is traced, and nothing let out for it, where no collector is named. */
    @ParameterizedTest
    @EnumSource
    void tracesAreLetOutToTheCollectorThatTheSettingsName(Overlay overlay) {
        Set<String> endpoints = Stream.of(OutdialService.values())
                .map(service -> overlay.settings(service).getOrDefault("OUTDIAL_TRACES_ENDPOINT", "none"))
                .collect(Collectors.toSet());
        Set<String> letOut = overlay.find("NetworkPolicy", "to-telemetry").stream()
                .flatMap(policy -> Overlay.stream(policy.at("/spec/egress")))
                .map(JsonNode::toString)
                .collect(Collectors.toSet());

        assertEquals(1, endpoints.size(), endpoints::toString);
        String endpoint = endpoints.iterator().next();
        assertEquals(overlay == Overlay.EXTERNAL, !endpoint.equals("none"), endpoint);
        assertEquals(
                endpoint.equals("none")
                        ? Set.of()
                        : Set.of(
                                "{\"ports\":[{\"port\":" + URI.create(endpoint).getPort() + ",\"protocol\":\"TCP\"}],"
                                        + "\"to\":[{\"namespaceSelector\":{\"matchLabels\":{\"outdial.io/telemetry\":\"true\"}}}]}"),
                letOut);
    }

    /** The last that stands between a client's URL and the inside, after the guard of the code. */
    @Test
    void onlyTransfersLeaveTheClusterAndOnlyForWhereTheGuardLetsThem() throws IOException {
        String guard = Files.readString(
                HOME.resolve("transfer-service/src/main/java/io/outdial/transfer/ping/AddressRule.java"));
        Set<String> refused = Pattern.compile("\"([0-9a-f.:]+/\\d+)\"[,)]")
                .matcher(guard)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        refused.remove("2000::/3");
        Set<String> excepted = new TreeSet<>();
        Set<String> within = new TreeSet<>();
        for (JsonNode policy : Overlay.PROD.all("NetworkPolicy")) {
            for (JsonNode rule : policy.at("/spec/egress")) {
                for (JsonNode side : rule.path("to")) {
                    if (side.has("ipBlock")) {
                        assertEquals("transfer-service", Overlay.name(policy));
                        assertEquals(
                                "[{\"port\":443,\"protocol\":\"TCP\"}]",
                                rule.path("ports").toString());
                        within.add(side.at("/ipBlock/cidr").asText());
                        side.at("/ipBlock/except").forEach(network -> excepted.add(network.asText()));
                    }
                }
            }
        }

        assertEquals(refused, excepted);
        assertEquals(Set.of("0.0.0.0/0", "2000::/3"), within);
    }

    /** Whom a policy without a destination lets out: the proxies of the gateway, and the servers of PostgreSQL. */
    @Test
    void noServiceMayGoAnywhere() {
        Set<String> open = Overlay.PROD.all("NetworkPolicy").stream()
                .filter(policy -> Overlay.stream(policy.at("/spec/egress")).anyMatch(rule -> !rule.has("to")))
                .map(policy -> policy.at("/spec/podSelector/matchLabels").toString())
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(
                Set.of(
                        "{\"cnpg.io/cluster\":\"outdial-postgres\"}",
                        "{\"gateway.networking.k8s.io/gateway-name\":\"outdial\"}"),
                open);
    }
}
