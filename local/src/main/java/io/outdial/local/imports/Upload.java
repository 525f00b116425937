package io.outdial.local.imports;

import io.outdial.local.LocalFailure;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.FileSystemException;
import io.vertx.core.http.HttpClientRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A file on its way, no faster than it is taken. The answer may come before the file's end, and then no more is sent.
 */
final class Upload implements AutoCloseable {

    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private final AtomicLong sent = new AtomicLong();

    private volatile HttpClientRequest request;

    /** There is an answer, or will be none; the file is closed then. */
    private boolean over;

    /**
     * @param data positioned on what is to be sent
     * @param length of it
     */
    Future<Answer> pass(AsyncFile data, long length, HttpClientRequest opened) {
        request = opened;
        // Whoever waits for the answer is told; Vert.x would log it too.
        opened.exceptionHandler(failure -> {});
        data.exceptionHandler(failure -> opened.reset(0, failure));
        data.endHandler(end -> {
            if (sent.get() < length) {
                opened.reset(0, new FileSystemException("it has become shorter"));
            } else {
                opened.end();
            }
        });
        data.handler(piece -> write(data, piece));
        return opened.response().compose(Answer::of).onComplete(done -> {
            over = true;
            data.pause();
        });
    }

    private void write(AsyncFile data, Buffer piece) {
        request.write(piece);
        sent.addAndGet(piece.length());
        if (request.writeQueueFull()) {
            data.pause();
            request.drainHandler(drained -> {
                if (!over) {
                    data.resume();
                }
            });
        }
    }

    void end(Answer complete) {
        answer.complete(complete);
    }

    void fail(Throwable failure) {
        answer.completeExceptionally(failure);
    }

    /** How many bytes have gone. */
    long sent() {
        return sent.get();
    }

    /**
     * Returns nothing if the answer has not come in time.
     *
     * @throws TemporaryFailure if none will come
     * @throws LocalFailure if the file cannot be read
     */
    Optional<Answer> await(Duration time) {
        try {
            return Optional.of(answer.get(time.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof FileSystemException) {
                throw new LocalFailure(
                        "the file cannot be read: " + e.getCause().getMessage(), e);
            }
            throw TemporaryFailure.cut("the connection was cut (" + e.getCause().getMessage() + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted", e);
        }
    }

    /** Sends nothing more. */
    @Override
    public void close() {
        HttpClientRequest opened = request;
        if (opened != null) {
            opened.reset();
        }
    }
}
