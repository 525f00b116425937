package io.outdial.outbound.cloudagent;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.platform.caller.Call;
import io.outdial.platform.request.RequestPath;
import io.outdial.platform.spec.Operation;
import io.outdial.platform.spec.SpecDocument;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * The form of this dialect's answers: on the legacy paths XML unless the request asks for JSON, refusals too; and the
 * HTTP status of those who are not let in, where another one is set ({@link AuthStatus}).
 */
@Singleton
public class AnswerFilter {

    private static final MediaType XML = MediaType.APPLICATION_XML_TYPE.withCharset("UTF-8");
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final String REPORTS = "ca_reports";

    @Inject
    SpecDocument document;

    @Inject
    AuthStatus authStatus;

    @Inject
    ObjectMapper json;

    @Inject
    AccessVerdict verdict;

    @Inject
    Call call;

    @ServerResponseFilter
    public void write(ContainerRequestContext request, ContainerResponseContext response, ResourceInfo resource) {
        Operation operation = operation(resource);
        if (operation == null || !(operation.dialect() instanceof CloudAgentDialect) || !response.hasEntity()) {
            return;
        }
        boolean isLegacy = Vocabulary.of(operation.path()) == Vocabulary.LEGACY;
        if (!isLegacy && response.getStatus() == OK && verdict.isRefused()) {
            response.setStatus(isReport(operation) ? UNAUTHORIZED : authStatus.httpStatus());
        }
        if (verdict.retryAfterSeconds() > 0) {
            response.setStatus(TOO_MANY_REQUESTS);
            response.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, verdict.retryAfterSeconds());
        }
        if (isLegacy) {
            Object answer = response.getEntity();
            if (form(request.getUriInfo()) == AnswerForm.XML) {
                response.setEntity(XmlText.of(json.valueToTree(answer)), null, XML);
            } else {
                response.setEntity(answer, null, MediaType.APPLICATION_JSON_TYPE);
            }
        }
    }

    private AnswerForm form(UriInfo uri) {
        String query = uri.getRequestUri().getRawQuery();
        return AnswerForm.of(call.body(), uri.getRequestUri().getRawPath() + (query == null ? "" : "?" + query));
    }

    /** Of these alone clients are known to expect it (cloudagent.md §3.4). */
    private static boolean isReport(Operation operation) {
        return RequestPath.firstSegment(operation.path()).equals(REPORTS);
    }

    private Operation operation(ResourceInfo resource) {
        return resource.getResourceMethod() == null
                ? null
                : document.operation(resource.getResourceMethod().getName()).orElse(null);
    }
}
