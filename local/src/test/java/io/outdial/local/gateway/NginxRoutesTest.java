package io.outdial.local.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.outdial.platform.request.RequestPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The route file asked of a real nginx, beside the local gateway: a model of nginx would prove only itself. */
class NginxRoutesTest {

    private static final RouteTable ROUTES = new RouteFile(DocumentedPath.ROUTE_FILE).read();

    @TempDir
    static Path folder;

    private static NginxServer nginx;

    @BeforeAll
    static void start() throws IOException {
        Optional<Path> program = NginxServer.program();
        if (program.isEmpty()) {
            System.out.println("NginxRoutesTest is skipped: there is no nginx here; .ci/run installs Debian's");
        }
        assumeTrue(program.isPresent(), "no nginx");
        nginx = NginxServer.start(program.orElseThrow(), folder, ROUTES);
    }

    @AfterAll
    static void stop() {
        if (nginx != null) {
            nginx.close();
        }
    }

    static Stream<DocumentedPath> documentedPaths() {
        return DocumentedPath.all();
    }

    static Stream<String> hostileTargets() {
        return HostileTargets.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documentedPaths")
    void aDocumentedPathLeadsToItsService(DocumentedPath path) throws IOException {
        for (String target : path.targets()) {
            String answer = nginx.ask(target);
            assertTrue(answer.startsWith("HTTP/1.1 200"), target + ": " + answer);
            assertTrue(answer.contains("\r\n\r\n" + path.service().serviceName() + " "), target + ": " + answer);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documentedPaths")
    void aSlashAtTheEndMeansWhatItMeansLocally(DocumentedPath path) throws IOException {
        for (String target : path.targets()) {
            assertEquals(local(target + "/"), service(nginx.ask(target + "/")), target);
        }
    }

    /** nginx lets a spelling through that the services themselves refuse, but never to a path that begins so. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("hostileTargets")
    void noSpellingLeadsToAnInnerPath(String target) throws IOException {
        String answer = nginx.ask(target);

        assertFalse(answer.matches("(?s).*-service /+(internal|q)\\b.*"), answer);
        if (RequestPath.normalise(target).isPresent()) {
            assertEquals(Optional.empty(), service(answer), answer);
        }
    }

    private static Optional<String> local(String target) {
        return RequestPath.normalise(target).flatMap(ROUTES::find).map(route -> route.backend()
                .name());
    }

    private static Optional<String> service(String answer) {
        return answer.startsWith("HTTP/1.1 200")
                ? Optional.of(answer.substring(answer.indexOf("\r\n\r\n") + 4).split(" ", 2)[0])
                : Optional.empty();
    }
}
