package io.outdial.local.imports;

import io.outdial.local.LocalFailure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.FileSystemException;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.streams.Pipe;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Requests to an installation of Outdial. Not by the JDK's client, which reads no answer before it has sent the whole
 * body: a file may be refused for its first row.
 */
public final class ApiClient implements AutoCloseable {

    private static final int CONNECT_MILLIS = 10_000;
    private static final int IDLE_MILLIS = 60_000;
    private static final int CLOSE_MILLIS = 1_000;
    private static final int PIECE = 64 * 1024;

    private final String url;
    private final String apiKey;
    private final Vertx vertx = Vertx.vertx(new VertxOptions()
            .setEventLoopPoolSize(1)
            .setFileSystemOptions(
                    new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
    private final HttpClient http;

    /** @param url of the gateway, without a trailing slash */
    public ApiClient(String url, String apiKey) {
        this(url, apiKey, UnaryOperator.identity());
    }

    /** @param way that each request goes */
    ApiClient(String url, String apiKey, UnaryOperator<HttpClient> way) {
        this.url = url;
        this.apiKey = apiKey;
        this.http = way.apply(vertx.httpClientBuilder()
                .with(new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS))
                // Whoever waits for the answer is told; Vert.x would log it too.
                .withConnectHandler(connection -> connection.exceptionHandler(failure -> {}))
                .build());
    }

    String url() {
        return url;
    }

    /** @throws TemporaryFailure if there is no answer */
    Answer get(String path) {
        return ask(options(HttpMethod.GET, path), HttpClientRequest::send, Answer::of);
    }

    /** @throws TemporaryFailure if there is no answer; the same key makes it safe to send again */
    Answer post(String path, String json, String idempotencyKey) {
        RequestOptions options = options(HttpMethod.POST, path)
                .putHeader("Content-Type", "application/json")
                .putHeader("Idempotency-Key", idempotencyKey);
        return ask(options, request -> request.send(Buffer.buffer(json)), Answer::of);
    }

    /** @param headers besides that of the length */
    Upload put(String path, Map<String, String> headers, FileToImport file, long from) {
        long length = file.size() - from;
        RequestOptions options = options(HttpMethod.PUT, path).putHeader("Content-Length", Long.toString(length));
        headers.forEach(options::putHeader);
        Upload upload = new Upload();
        vertx.fileSystem()
                .open(file.path().toString(), new OpenOptions().setWrite(false).setCreate(false))
                .compose(data -> http.request(options)
                        .compose(request -> upload.pass(positioned(data, from, length), length, request))
                        .onComplete(done -> data.close()))
                .onSuccess(upload::end)
                .onFailure(upload::fail);
        return upload;
    }

    private static AsyncFile positioned(AsyncFile data, long from, long length) {
        return data.setReadPos(from).setReadLength(length).setReadBufferSize(PIECE);
    }

    /**
     * Writes a body of any size into a file, which is created or replaced. The body of another answer than 200 is in
     * what is returned.
     *
     * @throws TemporaryFailure if it does not come to its end
     * @throws LocalFailure if it cannot be written
     */
    Answer download(String path, Path target) {
        return ask(
                options(HttpMethod.GET, path),
                HttpClientRequest::send,
                response -> response.statusCode() == Answer.OK ? save(response, target) : Answer.of(response));
    }

    private Future<Answer> save(HttpClientResponse response, Path target) {
        Pipe<Buffer> pipe = response.pipe();
        return vertx.fileSystem()
                .open(target.toString(), new OpenOptions().setTruncateExisting(true))
                .compose(pipe::to)
                .map(saved -> new Answer(Answer.OK, null, ""));
    }

    private RequestOptions options(HttpMethod method, String path) {
        return new RequestOptions().setMethod(method).setAbsoluteURI(url + path).putHeader("x-api-key", apiKey);
    }

    /**
     * What reads the answer is put to it on the thread that brings it, at once. The thread that asks may be late, and a
     * body that has come before anybody reads it never comes.
     */
    private Answer ask(
            RequestOptions options,
            Function<HttpClientRequest, Future<HttpClientResponse>> send,
            Function<HttpClientResponse, Future<Answer>> read) {
        return await(http.request(options.setIdleTimeout(IDLE_MILLIS))
                .compose(request -> send.apply(request).compose(read)));
    }

    private <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof FileSystemException) {
                throw new LocalFailure(
                        "the rejections cannot be saved: " + e.getCause().getMessage(), e);
            }
            throw TemporaryFailure.cut(
                    "nothing answers at " + url + " (" + e.getCause().getMessage() + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted", e);
        }
    }

    /**
     * Waits no longer than a moment: a connection is only closed when what was written into it has gone, and who has
     * refused a file takes no more of it. It ends with the other side, or with this program.
     */
    @Override
    public void close() {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(CLOSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Nothing more is asked of it.
        } catch (ExecutionException e) {
            throw new IllegalStateException("a client that cannot be closed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
