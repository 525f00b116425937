package io.outdial.local.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The thread that asks gets no processor until the whole answer has come: after each step that it has put to what comes
 * of a request.
 */
class LateCallerTest {

    private static final long LONGER_THAN_ANY_ANSWER_MILLIS = 300;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private ImportsStub stub;
    private ApiClient client;

    @BeforeEach
    void start() throws IOException {
        stub = new ImportsStub();
        client = new ApiClient(stub.url(), "key", LateCallerTest::lateAfterEachRequest);
    }

    @AfterEach
    void stop() {
        client.close();
        stub.close();
    }

    @Test
    void anAnswerIsRead() {
        Answer answer = assertTimeoutPreemptively(TIMEOUT, () -> client.get("/v2/campaigns?page=2"));

        assertEquals("{\"items\":[{\"id\":\"c1\",\"name\":\"Spring\"}],\"nextPage\":null}", answer.body());
    }

    @Test
    void theAnswerToABodyIsRead() {
        Answer answer = assertTimeoutPreemptively(TIMEOUT, () -> client.post("/v2/any", "{}", "once"));

        assertEquals(Answer.OK, answer.status());
    }

    @Test
    void aFileIsSaved() throws IOException {
        Path target = folder.resolve("rejections.csv");

        assertTimeoutPreemptively(TIMEOUT, () -> client.download("/v2/any/rejections", target));

        assertEquals("line,code,message,row\r\n", Files.readString(target));
    }

    private static HttpClient lateAfterEachRequest(HttpClient client) {
        return proxy(HttpClient.class, (self, method, arguments) -> {
            Object result = call(client, method, arguments);
            return method.getName().equals("request") ? late((Future<?>) result) : result;
        });
    }

    private static Future<?> late(Future<?> future) {
        return proxy(Future.class, (self, method, arguments) -> {
            Object result = call(future, method, arguments);
            if (!method.getName().equals("compose")) {
                return result;
            }
            Thread.sleep(LONGER_THAN_ANY_ANSWER_MILLIS);
            return late((Future<?>) result);
        });
    }

    private static Object call(Object target, Method method, Object... arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
