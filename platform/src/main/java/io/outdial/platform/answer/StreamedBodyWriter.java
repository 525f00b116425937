package io.outdial.platform.answer;

import io.outdial.platform.request.RequestKind;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerHttpResponse;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Sends a {@link StreamedBody}. A failure before the first chunk is answered like any other. After it the status is out
 * already: the connection is closed, so that nobody takes a part for the whole.
 */
@Provider
public class StreamedBodyWriter implements ServerMessageBodyWriter<StreamedBody> {

    private static final Logger LOG = Logger.getLogger(StreamedBodyWriter.class);

    @Override
    public boolean isWriteable(
            Class<?> type, Type genericType, ResteasyReactiveResourceInfo target, MediaType mediaType) {
        return type == StreamedBody.class;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == StreamedBody.class;
    }

    @Override
    public void writeResponse(StreamedBody body, Type genericType, ServerRequestContext context) {
        ResteasyReactiveRequestContext request = (ResteasyReactiveRequestContext) context;
        ServerHttpResponse response = context.serverResponse();
        Context own = Vertx.currentContext();
        RequestKind.set(request.serverRequest().unwrap(RoutingContext.class), RequestKind.STREAM);
        request.suspend();
        response.setChunked(true);
        Cancellable sending = body.chunks()
                .onItem()
                .transformToUniAndConcatenate(chunk -> send(response, own, chunk))
                .subscribe()
                .with(sent -> {}, failure -> fail(request, failure), () -> {
                    response.end();
                    request.resume();
                });
        response.addCloseHandler(sending::cancel);
    }

    /** What comes next is made where this request is served. */
    private static Uni<Void> send(ServerHttpResponse response, Context own, byte[] chunk) {
        return Uni.createFrom()
                .completionStage(() -> response.write(chunk))
                .emitOn(next -> own.runOnContext(ignored -> next.run()));
    }

    private static void fail(ResteasyReactiveRequestContext request, Throwable failure) {
        if (!request.serverResponse().headWritten()) {
            request.resume(failure);
        } else if (!request.serverResponse().closed()) {
            LOG.warn("An answer was cut off", failure);
            request.serverRequest().closeConnection();
        }
    }

    /** @throws UnsupportedOperationException always: {@link #writeResponse} is what the server calls */
    @Override
    public void writeTo(
            StreamedBody body,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream stream) {
        throw new UnsupportedOperationException();
    }
}
