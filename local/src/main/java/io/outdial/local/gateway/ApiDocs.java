package io.outdial.local.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Swagger UI at {@code /docs} for the documents that the services serve. Only the local gateway has it. All pages come
 * from this process, and a Content-Security-Policy keeps the browser from fetching anything from elsewhere.
 */
final class ApiDocs {

    private static final String OUR_FILES = "/docs/";
    private static final String SWAGGER_UI = "/META-INF/resources/openapi-ui/";

    private record Page(String type, Buffer content, String tag) {}

    private final Map<String, Page> pages = new LinkedHashMap<>();

    ApiDocs() {
        pages.put("/docs/", page(OUR_FILES + "index.html", "text/html; charset=utf-8"));
        pages.put("/docs/outdial.js", page(OUR_FILES + "outdial.js", "text/javascript; charset=utf-8"));
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
            request.response().putHeader("Allow", "GET, HEAD");
            Refusal.NO_METHOD.answer(request);
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
        HttpServerResponse response = request.response()
                .putHeader("ETag", page.tag())
                .putHeader("Cache-Control", "no-cache")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader(
                        "Content-Security-Policy",
                        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'");
        if (page.tag().equals(request.getHeader("If-None-Match"))) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader("Content-Type", page.type())
                .putHeader("Content-Length", Integer.toString(page.content().length()));
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
            byte[] content = in.readAllBytes();
            CRC32 checksum = new CRC32();
            checksum.update(content);
            return new Page(type, Buffer.buffer(content), "\"" + Long.toHexString(checksum.getValue()) + "\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
