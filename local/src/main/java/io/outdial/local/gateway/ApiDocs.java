package io.outdial.local.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Swagger UI at {@code /docs} over the documents that the services themselves serve. Only the local gateway has it. All pages come
 * from this process and the browser is told to fetch nothing from elsewhere.
 */
final class ApiDocs {

    private static final String OURS = "/docs/";
    private static final String SWAGGER_UI = "/META-INF/resources/openapi-ui/";

    private record Page(String type, Buffer content) {}

    private final Map<String, Page> pages = new LinkedHashMap<>();

    ApiDocs() {
        pages.put("/docs/", page(OURS + "index.html", "text/html; charset=utf-8"));
        pages.put("/docs/outdial.js", page(OURS + "outdial.js", "text/javascript; charset=utf-8"));
        pages.put("/docs/swagger-ui.css", page(SWAGGER_UI + "swagger-ui.css", "text/css; charset=utf-8"));
        for (String script : new String[] {"swagger-ui-bundle.js", "swagger-ui-standalone-preset.js"}) {
            pages.put("/docs/" + script, page(SWAGGER_UI + script, "text/javascript; charset=utf-8"));
        }
    }

    boolean covers(String path) {
        return path.equals("/docs") || pages.containsKey(path);
    }

    void answer(HttpServerRequest request, String path) {
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            request.response()
                    .setStatusCode(405)
                    .putHeader("Allow", "GET, HEAD")
                    .end();
        } else if (path.equals("/docs")) {
            request.response()
                    .setStatusCode(302)
                    .putHeader("Location", "/docs/")
                    .end();
        } else {
            send(request, pages.get(path));
        }
    }

    private static void send(HttpServerRequest request, Page page) {
        var response = request.response()
                .putHeader("Content-Type", page.type())
                .putHeader("Content-Length", Integer.toString(page.content().length()))
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader(
                        "Content-Security-Policy",
                        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:");
        if (request.method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(page.content());
        }
    }

    private static Page page(String resource, String type) {
        try (InputStream in = ApiDocs.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            return new Page(type, Buffer.buffer(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
