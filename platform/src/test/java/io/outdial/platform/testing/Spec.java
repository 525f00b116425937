package io.outdial.platform.testing;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.restassured.OpenApiValidationFilter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds every request and answer of a REST-assured test against the OpenAPI document. A document is read once, not for
 * each request.
 */
public final class Spec {

    private static final Map<String, OpenApiValidationFilter> STRICT = new ConcurrentHashMap<>();
    private static final Map<String, OpenApiValidationFilter> ANSWERS_ONLY = new ConcurrentHashMap<>();

    private Spec() {}

    /**
     * For requests as the document wants them. Fields that it does not list are allowed in a request (they are
     * ignored), never in an answer.
     */
    public static OpenApiValidationFilter strict(String name) {
        return STRICT.computeIfAbsent(
                name, document -> filter(document, "validation.request.body.schema.additionalProperties"));
    }

    /** For requests that are wrong on purpose: only the answer is checked. */
    public static OpenApiValidationFilter answersOnly(String name) {
        return ANSWERS_ONLY.computeIfAbsent(name, document -> filter(document, "validation.request"));
    }

    /**
     * A document that is served by its name alone, one that is not with its folder: {@code openapi-internal/outbound}.
     */
    private static String location(String name) {
        return "META-INF/" + (name.contains("/") ? name : "resources/openapi/" + name) + ".yaml";
    }

    private static OpenApiValidationFilter filter(String name, String ignored) {
        return new OpenApiValidationFilter(OpenApiInteractionValidator.createFor(location(name))
                .withLevelResolver(LevelResolver.create()
                        .withLevel(ignored, ValidationReport.Level.IGNORE)
                        .build())
                .build());
    }
}
