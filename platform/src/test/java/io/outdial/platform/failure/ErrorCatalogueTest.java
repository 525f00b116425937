package io.outdial.platform.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the enum, {@code docs/errors.md} and the OpenAPI documents together. */
class ErrorCatalogueTest {

    private static final Path ERRORS = Path.of("..", "docs", "errors.md");
    private static final Path DOCUMENTS = Path.of("..", "contract", "src", "main", "openapi");
    private static final Pattern PARAGRAPH = Pattern.compile("(?m)^### ([A-Z_]+)\nHTTP (\\d+)\\. ");

    @Test
    void everyCodeHasItsParagraphWithItsStatusAndNoParagraphIsOfNothing() throws IOException {
        Set<String> written = PARAGRAPH
                .matcher(Files.readString(ERRORS))
                .results()
                .map((MatchResult match) -> match.group(1) + " " + match.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> known = Arrays.stream(ErrorCode.values())
                .map(code -> code.name() + " " + code.httpStatus())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(known, written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"restrictions", "transfer", "enrollment", "outbound"})
    void everyCareCycleOperationListsTheEightDocumentedAnswers(String name) throws IOException {
        JsonNode paths = new YAMLMapper()
                .readTree(DOCUMENTS.resolve(name + ".yaml").toFile())
                .get("paths");
        Set<String> documented = Set.of("200", "400", "401", "403", "404", "422", "429", "500");
        careCycleOperations(paths).forEach(operation -> {
            Set<String> statuses = new TreeSet<>();
            operation.get("responses").fieldNames().forEachRemaining(statuses::add);
            statuses.retainAll(documented);
            assertEquals(new TreeSet<>(documented), statuses, () -> operation
                    .get("operationId")
                    .asText());
        });
    }

    private static Stream<JsonNode> careCycleOperations(JsonNode paths) {
        return paths.properties().stream()
                .filter(path -> path.getKey().startsWith("/v2/"))
                .flatMap(path -> path.getValue().properties().stream())
                .map(java.util.Map.Entry::getValue)
                .filter(node -> node.has("operationId"));
    }
}
