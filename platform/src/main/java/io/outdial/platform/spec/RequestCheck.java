package io.outdial.platform.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.ValidationMessage;
import io.outdial.platform.caller.Call;
import io.outdial.platform.dialect.Dialect;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import io.outdial.platform.request.BodyLimit;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Holds path, headers and body against the document before anything else sees them, and tells all faults at once. What the dialects read more leniently than
 * their schema says (see {@link Dialect}) is left to the resource.
 */
@Singleton
public class RequestCheck {

    /** Enough to mend any honest request; a body of nothing but faults would else be answered with a hundred times its size. */
    private static final int MOST_ISSUES = 1_000;

    @Inject
    SpecDocument document;

    @Inject
    Call call;

    @Inject
    BodyLimit limit;

    @Inject
    IssueWording wording;

    // The successor of readBody reads forms only; the body must be here before the path is judged, so that all faults
    // are told together.
    @SuppressWarnings("deprecation")
    @ServerRequestFilter(readBody = true, priority = Priorities.ENTITY_CODER)
    public void check(ContainerRequestContext request, ResourceInfo resource, RoutingContext routing)
            throws IOException {
        Operation operation = resource.getResourceMethod() == null
                ? null
                : document.operation(resource.getResourceMethod().getName()).orElse(null);
        if (operation == null) {
            return;
        }
        Dialect dialect = operation.dialect();
        List<Issue> issues = new ArrayList<>();
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
        if (operation.body() == null) {
            call.received(request.getMethod(), request.getUriInfo().getPath(), null);
        } else {
            JsonNode body = body(request, dialect);
            call.received(request.getMethod(), request.getUriInfo().getPath(), body);
            issues.addAll(checkBody(operation.body(), body, dialect));
        }
        if (!issues.isEmpty()) {
            throw new Failure.NotValid(issues.subList(0, Math.min(issues.size(), MOST_ISSUES)));
        }
    }

    private JsonNode body(ContainerRequestContext request, Dialect dialect) throws IOException {
        byte[] bytes = limit.read(request.getEntityStream());
        request.setEntityStream(new ByteArrayInputStream(bytes));
        try {
            return bytes.length == 0 ? MissingNode.getInstance() : dialect.read(bytes);
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            throw new Failure.Refused(ErrorCode.BAD_REQUEST, "The body is not valid JSON");
        }
    }

    private List<Issue> checkBody(JsonSchema schema, JsonNode body, Dialect dialect) {
        if (body.isMissingNode()) {
            return List.of(new Issue(
                    List.of(), "A JSON body is required", "object", Issue.UNDEFINED, Issue.Kind.INVALID_TYPE));
        }
        if (dialect == Dialect.CARE_CYCLE) {
            List<Issue> tooBroad = Breadth.check(body);
            if (!tooBroad.isEmpty()) {
                return tooBroad;
            }
        }
        List<Issue> issues = new ArrayList<>(StorableText.check(body));
        if (dialect == Dialect.CARE_CYCLE) {
            Set<List<String>> told = issues.stream().map(Issue::path).collect(Collectors.toSet());
            check(List.of(), schema, body).stream()
                    .filter(issue -> !told.contains(issue.path()))
                    .forEach(issues::add);
        } else if (!body.isObject()) {
            issues.add(new Issue(
                    List.of(),
                    "The body must be a JSON object",
                    "object",
                    IssueWording.type(body),
                    Issue.Kind.INVALID_TYPE));
        }
        return issues;
    }

    private void checkText(Parameter parameter, String value, List<Issue> issues) {
        if (!parameter.surelyTakes(value)) {
            issues.addAll(check(List.of(parameter.name()), parameter.schema(), TextNode.valueOf(value)));
        }
    }

    private void checkQuery(Parameter parameter, List<String> values, List<Issue> issues) {
        String name = parameter.name();
        if (values.isEmpty()) {
            if (parameter.required()) {
                issues.add(IssueWording.missing(name, parameter.type()));
            }
        } else if (values.size() > 1) {
            issues.add(new Issue(
                    List.of(name), name + " must be given once", parameter.type(), "array", Issue.Kind.INVALID_TYPE));
        } else if (!parameter.surelyTakes(values.get(0))) {
            JsonNode value = parameter.read(values.get(0));
            List<Issue> unstorable = StorableText.check(value).stream()
                    .map(issue ->
                            new Issue(List.of(name), issue.message(), issue.expected(), issue.received(), issue.code()))
                    .toList();
            issues.addAll(unstorable.isEmpty() ? check(List.of(name), parameter.schema(), value) : unstorable);
        }
    }

    /** One issue a place: a value of the wrong form often breaks two keywords, which says nothing more. */
    private List<Issue> check(List<String> prefix, JsonSchema schema, JsonNode value) {
        Set<List<String>> places = new HashSet<>();
        List<Issue> issues = new ArrayList<>();
        for (ValidationMessage found : schema.validate(value)) {
            if (issues.size() == MOST_ISSUES) {
                break;
            }
            Issue issue = wording.word(prefix, found);
            if (places.add(issue.path())) {
                issues.add(issue);
            }
        }
        return issues;
    }
}
