package io.outdial.platform.spec;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.platform.caller.Call;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyReader;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Binds the body that {@link RequestCheck} has parsed and validated to the resource's argument, so that it is parsed
 * only once. What was not sent as JSON reaches only resources that take fields in any coding ({@link BodyMode#FIELDS}),
 * as a JSON object.
 */
@Provider
@Consumes(MediaType.WILDCARD)
@Priority(Priorities.USER - 1000)
public class BodyBinding implements ServerMessageBodyReader<Object>, MessageBodyReader<Object> {

    @Inject
    ObjectMapper json;

    @Inject
    Call call;

    @Override
    public boolean isReadable(
            Class<?> type, Type genericType, ResteasyReactiveResourceInfo resource, MediaType mediaType) {
        return type != InputStream.class && (type == JsonNode.class || isJson(mediaType));
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return isJson(mediaType);
    }

    private static boolean isJson(MediaType mediaType) {
        return mediaType != null && mediaType.isCompatible(MediaType.APPLICATION_JSON_TYPE);
    }

    @Override
    public Object readFrom(Class<Object> type, Type genericType, MediaType mediaType, ServerRequestContext context)
            throws IOException {
        return bind(json, call.body(), genericType);
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        return bind(json, json.readTree(body), genericType);
    }

    /** @throws Failure.NotValid if the type cannot hold the value */
    static Object bind(ObjectMapper json, JsonNode body, Type type) {
        try {
            return json.treeToValue(body, json.constructType(type));
        } catch (JacksonException e) {
            throw new Failure.NotValid(List.of(fault(body, e)));
        }
    }

    /** A value that the schema accepts and the type cannot hold is reported as the schema reports its own faults. */
    private static Issue fault(JsonNode body, JacksonException refusal) {
        List<String> path = new ArrayList<>();
        JsonNode value = body;
        if (refusal instanceof JsonMappingException mapping) {
            for (JsonMappingException.Reference step : mapping.getPath()) {
                boolean isField = step.getFieldName() != null;
                path.add(isField ? step.getFieldName() : Integer.toString(step.getIndex()));
                value = isField ? value.path(step.getFieldName()) : value.path(step.getIndex());
            }
        }
        String name = path.isEmpty() ? "The body" : String.join(".", path);
        return new Issue(
                path,
                name + " does not have the form that the document says",
                "a value as the document says",
                ValidationMessages.type(value),
                Issue.Kind.INVALID_FORMAT);
    }
}
