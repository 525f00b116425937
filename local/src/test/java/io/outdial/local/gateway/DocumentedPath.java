package io.outdial.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.outdial.local.OutdialService;
import io.outdial.local.StackOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A path of a service's document, and how clients write it.
 *
 * @param template with the names of its parameters in braces
 */
record DocumentedPath(String template, OutdialService service) {

    static final Path HOME = StackOptions.findHome();
    static final Path ROUTE_FILE = HOME.resolve("k8s/gateway/httproute.yaml");

    private static final List<String> IDS = List.of("497f6eca-6276-4993-bfeb-53cbbbba6f08", "13", "Campaign1", "a%20b");

    /** Every path of the four documents. */
    static Stream<DocumentedPath> all() {
        return Stream.of(OutdialService.values()).flatMap(DocumentedPath::of);
    }

    private static Stream<DocumentedPath> of(OutdialService service) {
        Path document = HOME.resolve("contract/src/main/openapi").resolve(service.context() + ".yaml");
        try {
            JsonNode paths = new YAMLMapper().readTree(document.toFile()).path("paths");
            List<DocumentedPath> found = new ArrayList<>();
            paths.fieldNames().forEachRemaining(path -> found.add(new DocumentedPath(path, service)));
            return found.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isOfCloudAgent() {
        return template.startsWith("/ca_apis/");
    }

    /** With ids of every kind, and in every letter case where clients write it in any. */
    List<String> targets() {
        List<String> targets = new ArrayList<>();
        for (String id : IDS) {
            String target = template.replaceAll("\\{[^}]+}", id);
            targets.add(target);
            if (isOfCloudAgent()) {
                targets.add(target.toUpperCase(Locale.ROOT));
                targets.add(target.toLowerCase(Locale.ROOT));
            }
        }
        return targets.stream().distinct().toList();
    }

    @Override
    public String toString() {
        return template + " of " + service.serviceName();
    }
}
