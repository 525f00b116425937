package io.outdial.platform.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.outdial.platform.caller.Call;
import io.outdial.platform.dialect.SentFields;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Validates path, headers and body against the document before anything else uses them, and reports all faults at once.
 * What is read more leniently than its schema says ({@link BodyMode#JSON_OBJECT}, {@link BodyMode#FIELDS}) is left to
 * the resource.
 */
@Singleton
public class RequestCheck {

    @Inject
    SpecDocument document;

    @Inject
    Call call;

    @Inject
    SchemaCheck schemas;

    @ServerRequestFilter(priority = Priorities.ENTITY_CODER)
    public void check(ContainerRequestContext request, ResourceInfo resource, RoutingContext routing) {
        Operation operation = document.operation(resource);
        if (operation == null) {
            return;
        }
        Issues issues = new Issues();
        if (!operation.pathParameters().isEmpty()) {
            MultivaluedMap<String, String> path = request.getUriInfo().getPathParameters();
            for (Parameter parameter : operation.pathParameters()) {
                checkText(parameter, path.getFirst(parameter.name()), issues);
            }
        }
        for (Parameter parameter : operation.headerParameters()) {
            String value = request.getHeaderString(parameter.name());
            if (value != null) {
                checkText(parameter, value, issues);
            }
        }
        if (!operation.queryParameters().isEmpty()) {
            MultiMap query = routing.queryParams();
            for (Parameter parameter : operation.queryParameters()) {
                checkQuery(parameter, query.getAll(parameter.name()), issues);
            }
        }
        if (operation.readsBody()) {
            checkBody(operation, request, routing.request(), issues);
        } else {
            call.received(request.getMethod(), request.getUriInfo().getPath(), null);
        }
        if (!issues.reported().isEmpty()) {
            throw new Failure.NotValid(issues.reported());
        }
    }

    private void checkBody(
            Operation operation, ContainerRequestContext request, HttpServerRequest sent, Issues issues) {
        JsonNode body;
        try {
            body = body(request, sent, operation);
        } catch (Failure.NotValid tooBroad) {
            tooBroad.issues().forEach(issues::add);
            return;
        }
        call.received(request.getMethod(), request.getUriInfo().getPath(), body);
        checkBody(operation, body).forEach(issues::add);
    }

    /** Drops the text of the body: once parsed it is not needed any more. */
    private static JsonNode body(ContainerRequestContext request, HttpServerRequest sent, Operation operation) {
        ReceivedBody received = (ReceivedBody) request.getEntityStream();
        request.setEntityStream(InputStream.nullInputStream());
        byte[] bytes = received.bytes();
        if (operation.bodyMode() == BodyMode.FIELDS) {
            SentFields fields = new SentFields(
                    below(operation.path(), sent.path()),
                    sent.query(),
                    request.getHeaderString(HttpHeaders.CONTENT_TYPE),
                    bytes);
            return operation.dialect().readFields(fields, received.share()::take);
        }
        return bytes.length == 0
                ? MissingNode.getInstance()
                : operation.dialect().read(bytes, received.share()::take);
    }

    /** What of a path follows that of its operation, whose letter case may be another. */
    private static String below(String operation, String path) {
        return path.startsWith("/", operation.length()) ? path.substring(operation.length()) : "";
    }

    private List<Issue> checkBody(Operation operation, JsonNode body) {
        if (body.isMissingNode()) {
            return List.of(new Issue(
                    List.of(), "A JSON body is required", "object", Issue.UNDEFINED, Issue.Kind.INVALID_TYPE));
        }
        List<Issue> issues = new ArrayList<>(StorableText.check(body));
        if (issues.size() >= Issues.MAX) {
            return issues;
        }
        if (operation.bodyMode() == BodyMode.JSON) {
            Set<List<String>> reported = issues.stream().map(Issue::path).collect(Collectors.toSet());
            JsonNode comparable = issues.isEmpty() ? body : TooLargeNumbers.leftOut(body);
            schemas.check(List.of(), operation.body(), comparable).stream()
                    .filter(issue -> !reported.contains(issue.path()))
                    .forEach(issues::add);
        } else if (!body.isObject()) {
            issues.add(new Issue(
                    List.of(),
                    "The body must be a JSON object",
                    "object",
                    ValidationMessages.type(body),
                    Issue.Kind.INVALID_TYPE));
        }
        return issues;
    }

    private void checkText(Parameter parameter, String value, Issues issues) {
        if (!parameter.isTriviallyValid(value)) {
            schemas.check(List.of(parameter.name()), parameter.schema(), parameter.read(value))
                    .forEach(issues::add);
        }
    }

    private void checkQuery(Parameter parameter, List<String> values, Issues issues) {
        String name = parameter.name();
        if (values.isEmpty()) {
            if (parameter.required()) {
                issues.add(ValidationMessages.missing(name, parameter.type()));
            }
        } else if (values.size() > 1) {
            issues.add(new Issue(
                    List.of(name), name + " must be given once", parameter.type(), "array", Issue.Kind.INVALID_TYPE));
        } else if (!parameter.isTriviallyValid(values.get(0))) {
            JsonNode value = parameter.read(values.get(0));
            List<Issue> unstorable = StorableText.check(value).stream()
                    .map(issue ->
                            new Issue(List.of(name), issue.message(), issue.expected(), issue.received(), issue.code()))
                    .toList();
            (unstorable.isEmpty() ? schemas.check(List.of(name), parameter.schema(), value) : unstorable)
                    .forEach(issues::add);
        }
    }
}
