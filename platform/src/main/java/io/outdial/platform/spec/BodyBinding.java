package io.outdial.platform.spec;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.platform.caller.Call;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
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
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyReader;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/** Makes the resource's argument of the body that {@link RequestCheck} has read and found valid, so that a body is parsed once. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
@Priority(Priorities.USER - 1000)
public class BodyBinding implements ServerMessageBodyReader<Object>, MessageBodyReader<Object> {

    @Inject
    ObjectMapper json;

    @Inject
    Call call;

    @Override
    public boolean isReadable(
            Class<?> type, Type genericType, ResteasyReactiveResourceInfo resource, MediaType mediaType) {
        return true;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return true;
    }

    @Override
    public Object readFrom(Class<Object> type, Type genericType, MediaType mediaType, ServerRequestContext context)
            throws IOException {
        return bind(call.body(), genericType);
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
        return bind(json.readTree(body), genericType);
    }

    private Object bind(JsonNode body, Type type) {
        try {
            return json.treeToValue(body, json.constructType(type));
        } catch (JacksonException e) {
            throw new Failure.Refused(ErrorCode.BAD_REQUEST, "The body does not have the shape that the document says");
        }
    }
}
