package io.outdial.platform.testing;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.restassured.OpenApiValidationFilter;

/** Holds every request and answer of a REST-assured test against the OpenAPI document. */
public final class Spec {

    private Spec() {}

    /** For requests as the document wants them. Fields that it does not list are allowed in a request (they are ignored), never in an answer. */
    public static OpenApiValidationFilter strict(String name) {
        return new OpenApiValidationFilter(validator(
                name,
                LevelResolver.create()
                        .withLevel(
                                "validation.request.body.schema.additionalProperties", ValidationReport.Level.IGNORE)));
    }

    /** For requests that are wrong on purpose: only the answer is checked. */
    public static OpenApiValidationFilter answersOnly(String name) {
        return new OpenApiValidationFilter(
                validator(name, LevelResolver.create().withLevel("validation.request", ValidationReport.Level.IGNORE)));
    }

    private static OpenApiInteractionValidator validator(String name, LevelResolver.Builder levels) {
        return OpenApiInteractionValidator.createFor("META-INF/resources/openapi/" + name + ".yaml")
                .withLevelResolver(levels.build())
                .build();
    }
}
