package io.outdial.local.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.local.LocalFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteFileTest {

    private static final String SOUND = """
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: {name: test}
        spec:
          rules:
            - matches:
                - path: {type: PathPrefix, value: /a}
              backendRefs:
                - {name: wide, port: 1}
            - matches:
                - path: {type: PathPrefix, value: /a/b/}
              backendRefs:
                - {name: narrow, port: 2}
            - matches:
                - path: {type: Exact, value: /a/b/c}
              timeouts: {request: 0s}
              backendRefs:
                - {name: exact, port: 3}
            - matches:
                - path: {type: RegularExpression, value: '/a/[^/]+/x(/.*)?$'}
                - path: {type: RegularExpression, value: '/[lL]egacy/.*$'}
              backendRefs:
                - {name: pattern, port: 4}
            - matches:
                - path: {type: RegularExpression, value: '/a/[^/]+/x/longer(/.*)?$'}
              backendRefs:
                - {name: longer-pattern, port: 5}
        """;

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            nullValues = "-",
            value = {
                "/a,                wide",
                "/a/,               wide",
                "/a/z,              wide",
                "/ab,               -",
                "/A,                -",
                "/a/b,              narrow",
                "/a/b/,             narrow",
                "/a/b/d,            narrow",
                "/a/bc,             wide",
                "/a/b/c,            exact",
                "/a/b/c/,           narrow",
                "/a/b/x,            pattern",
                "/a/b/x/y,          pattern",
                "/a/b/xy,           narrow",
                "/a/b/x/longer,     longer-pattern",
                "/Legacy/y,         pattern",
                "/legacy,           -",
                "/,                 -",
                "/z/legacy/y,       -",
            })
    void theBestMatchWins(String path, String backend) throws IOException {
        RouteTable routes = read(SOUND);

        assertEquals(
                Optional.ofNullable(backend),
                routes.find(path).map(Route::backend).map(Backend::name));
    }

    @ParameterizedTest(name = "{1} instead of {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: HTTPRoute            | kind: GRPCRoute                                | no HTTPRoute",
                "networking.k8s.io/v1       | networking.k8s.io/v1beta1                      | no HTTPRoute",
                "metadata: {name: test}     | status: {}                                     | the document.status is"
                        + " not supported",
                "spec:                      | spec: {}                                       | not valid YAML",
                "rules:                     | hostnames: [x]                                 | not valid YAML",
                "{name: wide, port: 1}      | {name: wide, port: 1, weight: 2}               | weight is not supported",
                "{name: wide, port: 1}      | {name: wide}                                   | needs a name and a port",
                "{type: PathPrefix, value: /a} | {type: Prefix, value: /a}                   | path.type is none of",
                "{type: PathPrefix, value: /a} | {type: PathPrefix, value: a}                | does not begin with a"
                        + " slash",
                "{type: Exact, value: /a/b/c} | {type: RegularExpression, value: '/(a$'}      | is no regular"
                        + " expression",
                "request: 0s                | request: 10s                                   | request is not 0s",
                "request: 0s                | backendRequest: 10s                            | backendRequest is not"
                        + " supported",
                "{type: Exact, value: /a/b/c} | {type: RegularExpression, value: '/a'}         | does not end with $",
                "{type: Exact, value: /a/b/c} | {type: RegularExpression, value: '(?i)/a$'}    | does not begin with a"
                        + " slash",
                "timeouts: {request: 0s}    | filters: [{type: URLRewrite}]                  | is not RequestHeaderModifier",
                "timeouts: {request: 0s}    | filters: [{type: RequestHeaderModifier, requestHeaderModifier: {set: []}}]"
                        + " | set is not supported",
                "- path: {type: Exact, value: /a/b/c} | - method: GET                        | method is not supported",
            })
    void whatTheGatewayCannotDoIsRefused(String original, String changed, String fault) throws IOException {
        var failure = assertThrows(LocalFailure.class, () -> read(SOUND.replace(original, changed)));

        assertTrue(failure.getMessage().contains(fault), failure.getMessage());
        assertTrue(failure.getMessage().contains("routes.yaml"), failure.getMessage());
    }

    @Test
    void headersAreRemovedByRule() throws IOException {
        String filter = "filters: [{type: RequestHeaderModifier, requestHeaderModifier: {remove: [x-one, x-two]}}]";
        RouteTable routes = read(SOUND.replace("timeouts: {request: 0s}", filter));

        assertEquals(
                List.of("x-one", "x-two"), routes.find("/a/b/c").orElseThrow().removedHeaders());
        assertEquals(List.of(), routes.find("/a").orElseThrow().removedHeaders());
    }

    @Test
    void aMissingFileIsNamed() {
        var failure = assertThrows(LocalFailure.class, () -> new RouteFile(folder.resolve("none.yaml")).read());

        assertTrue(failure.getMessage().contains("none.yaml"), failure.getMessage());
    }

    private RouteTable read(String text) throws IOException {
        Path file = folder.resolve("routes.yaml");
        Files.writeString(file, text);
        return new RouteFile(file).read();
    }
}
