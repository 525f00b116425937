package io.outdial.local.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.outdial.local.LocalFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.PatternSyntaxException;

/**
 * Reads an HTTPRoute (Gateway API v1) as far as the local gateway supports it. Anything else is refused, never ignored:
 * a header match that one gateway honours and the other ignores would let tests pass that fail in a cluster.
 */
public final class RouteFile {

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private static final Map<String, Route.Kind> KINDS = Map.of(
            "Exact", Route.Kind.EXACT,
            "PathPrefix", Route.Kind.PATH_PREFIX,
            "RegularExpression", Route.Kind.REGULAR_EXPRESSION);

    /**
     * The rule whose clients are kept at their replica: a CometD session lives where its handshake was. A field for it,
     * {@code sessionPersistence}, is in the experimental channel of Gateway API only, so the file does not have it.
     */
    private static final String STICKY_RULE = "notifications";

    private final Path file;

    public RouteFile(Path file) {
        this.file = file;
    }

    /** @throws LocalFailure naming the file, the place in it and the fault */
    public RouteTable read() {
        JsonNode root;
        try {
            root = YAML.readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new LocalFailure(file + " is not valid YAML: " + firstLine(e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new LocalFailure("the route file " + file + " cannot be read", e);
        }
        only(root, "the document", Set.of("apiVersion", "kind", "metadata", "spec"));
        refuseUnless(
                root.path("apiVersion").asText().equals("gateway.networking.k8s.io/v1")
                        && root.path("kind").asText().equals("HTTPRoute"),
                "it is no HTTPRoute of gateway.networking.k8s.io/v1");
        JsonNode spec = root.path("spec");
        only(spec, "spec", Set.of("parentRefs", "rules"));
        List<Route> routes = new ArrayList<>();
        int number = 0;
        for (JsonNode rule : list(spec, "spec", "rules")) {
            routes.addAll(routesOf(rule, "spec.rules[" + number++ + "]"));
        }
        return new RouteTable(routes);
    }

    private List<Route> routesOf(JsonNode rule, String where) {
        only(rule, where, Set.of("name", "matches", "filters", "backendRefs", "timeouts"));
        checkTimeouts(rule.path("timeouts"), where + ".timeouts");
        Backend backend = backendOf(rule, where);
        List<String> removedHeaders = removedHeadersOf(rule, where);
        boolean sticky = rule.path("name").asText().equals(STICKY_RULE);
        List<Route> routes = new ArrayList<>();
        int number = 0;
        for (JsonNode match : list(rule, where, "matches")) {
            routes.add(routeOf(match, where + ".matches[" + number++ + "]", backend, removedHeaders)
                    .sticky(sticky));
        }
        return routes;
    }

    private Route routeOf(JsonNode match, String where, Backend backend, List<String> removedHeaders) {
        only(match, where, Set.of("path"));
        JsonNode path = match.path("path");
        only(path, where + ".path", Set.of("type", "value"));
        Route.Kind kind = KINDS.get(path.path("type").asText());
        refuseUnless(kind != null, where + ".path.type is none of " + KINDS.keySet());
        String value = path.path("value").asText();
        refuseUnless(value.startsWith("/"), where + ".path.value does not begin with a slash");
        refuseUnless(
                kind != Route.Kind.REGULAR_EXPRESSION || value.endsWith("$"),
                where + ".path.value does not end with $: some gateways would take it for the beginning of a path");
        try {
            return Route.of(kind, value, backend, removedHeaders);
        } catch (PatternSyntaxException e) {
            throw new LocalFailure(
                    file + ": " + where + ".path.value is no regular expression: " + e.getDescription(), e);
        }
    }

    private List<String> removedHeadersOf(JsonNode rule, String where) {
        List<String> removed = new ArrayList<>();
        int number = 0;
        for (JsonNode filter : rule.path("filters")) {
            String at = where + ".filters[" + number++ + "]";
            only(filter, at, Set.of("type", "requestHeaderModifier"));
            refuseUnless(
                    filter.path("type").asText().equals("RequestHeaderModifier"),
                    at + ".type is not RequestHeaderModifier");
            JsonNode modifier = filter.path("requestHeaderModifier");
            only(modifier, at + ".requestHeaderModifier", Set.of("remove"));
            list(modifier, at + ".requestHeaderModifier", "remove").forEach(name -> removed.add(name.asText()));
        }
        return removed;
    }

    private Backend backendOf(JsonNode rule, String where) {
        List<JsonNode> references = list(rule, where, "backendRefs");
        refuseUnless(references.size() == 1, where + " needs exactly one backendRef here");
        JsonNode reference = references.get(0);
        only(reference, where + ".backendRefs[0]", Set.of("name", "port"));
        String name = reference.path("name").asText();
        int port = reference.path("port").asInt();
        refuseUnless(!name.isEmpty() && port > 0, where + ".backendRefs[0] needs a name and a port");
        return new Backend(name, port);
    }

    /** The local gateway has no time limit, so "no limit" is the only value it supports. */
    private void checkTimeouts(JsonNode timeouts, String where) {
        if (!timeouts.isMissingNode()) {
            only(timeouts, where, Set.of("request"));
            refuseUnless(timeouts.path("request").asText().equals("0s"), where + ".request is not 0s");
        }
    }

    private List<JsonNode> list(JsonNode parent, String where, String name) {
        JsonNode list = parent.path(name);
        refuseUnless(list.isArray() && !list.isEmpty(), where + "." + name + " is missing or empty");
        List<JsonNode> elements = new ArrayList<>();
        list.forEach(elements::add);
        return elements;
    }

    private void only(JsonNode node, String where, Set<String> names) {
        refuseUnless(node.isObject(), where + " is missing or no mapping");
        for (Iterator<String> fields = node.fieldNames(); fields.hasNext(); ) {
            String field = fields.next();
            refuseUnless(names.contains(field), where + "." + field + " is not supported by the local gateway");
        }
    }

    private void refuseUnless(boolean fine, String fault) {
        if (!fine) {
            throw new LocalFailure(file + ": " + fault);
        }
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("malformed");
    }
}
