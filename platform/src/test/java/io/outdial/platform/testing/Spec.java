package io.outdial.platform.testing;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.restassured.OpenApiValidationFilter;
import com.atlassian.oai.validator.restassured.OpenApiValidationFilter.OpenApiValidationException;
import com.atlassian.oai.validator.restassured.RestAssuredResponse;
import com.atlassian.oai.validator.schema.ValidationConfiguration;
import io.restassured.filter.Filter;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds every request and answer of a REST-assured test against the OpenAPI document. A document and each of its
 * schemas are read once, not for each request.
 */
public final class Spec {

    /** More than any document has: a schema that falls out of the validator's cache is read anew. */
    private static final int EVERY_SCHEMA = 10_000;

    private static final Map<String, OpenApiInteractionValidator> DOCUMENTS = new ConcurrentHashMap<>();

    private Spec() {}

    /**
     * For requests as the document wants them. Fields that it does not list are allowed in a request (they are
     * ignored), never in an answer.
     */
    public static Filter strict(String name) {
        return new OpenApiValidationFilter(document(name));
    }

    /** For requests that are wrong on purpose: only the answer is checked. */
    public static Filter answersOnly(String name) {
        OpenApiInteractionValidator document = document(name);
        return (request, specification, context) -> {
            Response answer = context.next(request, specification);
            ValidationReport report = document.validateResponse(
                    request.getDerivedPath(), Method.valueOf(request.getMethod()), RestAssuredResponse.of(answer));
            ValidationReport faults = ValidationReport.from(report.getMessages().stream()
                    .filter(message -> !message.getKey().startsWith("validation.request"))
                    .toList());
            if (faults.hasErrors()) {
                throw new OpenApiValidationException(faults);
            }
            return answer;
        };
    }

    private static OpenApiInteractionValidator document(String name) {
        return DOCUMENTS.computeIfAbsent(name, Spec::read);
    }

    private static OpenApiInteractionValidator read(String name) {
        assertIsOfThisCheckout(name);
        return OpenApiInteractionValidator.createFor(location(name))
                .withLevelResolver(LevelResolver.create()
                        .withLevel("validation.request.body.schema.additionalProperties", ValidationReport.Level.IGNORE)
                        .build())
                .withSchemaValidationConfiguration(new ValidationConfiguration().setMaxCacheSize(EVERY_SCHEMA))
                .build();
    }

    /**
     * A module that is tested by itself takes those before it from the local repository, where they may be older: paths
     * that are not in that document yet would seem to be faults of the service.
     */
    private static void assertIsOfThisCheckout(String name) {
        Path source = Path.of("../contract/src/main", (name.contains("/") ? name : "openapi/" + name) + ".yaml");
        try (InputStream document = Spec.class.getClassLoader().getResourceAsStream(location(name))) {
            if (Files.exists(source) && !Arrays.equals(Files.readAllBytes(source), document.readAllBytes())) {
                throw new AssertionError("The " + name
                        + " document of the class path is not that of this checkout; first: ./mvnw -o install"
                        + " -pl contract,platform -DskipTests");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A document that is served by its name alone, one that is not with its folder: {@code openapi-internal/outbound}.
     */
    private static String location(String name) {
        return "META-INF/" + (name.contains("/") ? name : "resources/openapi/" + name) + ".yaml";
    }
}
