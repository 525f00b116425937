package io.outdial.platform.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads values that the document leaves open where they stand, so that one of them which is wrong does not keep the
 * others of its body from being taken, and describes as a schema by themselves.
 */
@Singleton
public class SchemaReader {

    @Inject
    SpecDocument document;

    @Inject
    SchemaCheck schemas;

    @Inject
    ObjectMapper json;

    private final Map<String, JsonSchema> known = new ConcurrentHashMap<>();

    /**
     * @param schema name of the schema in the document
     * @throws Failure.NotValid with every fault, by its place in the value
     */
    public <T> T read(JsonNode value, String schema, Class<T> type) {
        List<Issue> issues = schemas.check(List.of(), known.computeIfAbsent(schema, document::schema), value);
        if (!issues.isEmpty()) {
            throw new Failure.NotValid(issues);
        }
        return type.cast(BodyBinding.bind(json, value, type));
    }
}
