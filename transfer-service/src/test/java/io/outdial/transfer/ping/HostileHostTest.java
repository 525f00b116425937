package io.outdial.transfer.ping;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.JksOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A host that may be asked and means harm, or is only broken. */
class HostileHostTest {

    private static final Duration SHORT = Duration.ofMillis(400);

    private static final PingedHost host = new PingedHost();
    private static Canary canary;
    private static Pinger pinger;
    private static String base;

    @BeforeAll
    static void start() {
        canary = new Canary();
        base = "http://crm.internal:" + host.listen(null);
        pinger = new Pinger(Set.of(base), Set.of(443), new HttpClientOptions(), Pinger.loopback());
    }

    @AfterAll
    static void stop() throws IOException {
        pinger.close();
        host.stop();
        canary.close();
    }

    @Test
    void anHonestOneIsHeard() {
        PingAnswer answer = pinger.get(base + "/ok");
        assertEquals(200, answer.status());
        assertEquals("accepted", answer.body().get("status").textValue());
        assertEquals(
                50_000, pinger.get(base + "/gzip").body().get("a").textValue().length());
    }

    @Test
    void theRequestIsAsItWasAsked() {
        PingAnswer answer = pinger.ask(new PingRequest(
                base + "/echo?a=%26b",
                true,
                Map.of("X-Token", "t", "Content-Type", "application/json"),
                "{\"é\":1}",
                SHORT.multipliedBy(10)));
        assertEquals("POST", answer.body().get("method").textValue());
        assertEquals("/echo?a=%26b", answer.body().get("uri").textValue());
        assertEquals("{\"é\":1}", answer.body().get("body").textValue());
        assertEquals("t", answer.body().at("/headers/x-token").textValue());
        assertEquals(
                "crm.internal:" + base.replaceAll(".*:", ""),
                answer.body().at("/headers/host").textValue());
        assertEquals("close", answer.body().at("/headers/connection").textValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/bomb",
                "/nogzip",
                "/brotli",
                "/large",
                "/endless",
                "/html",
                "/latin",
                "/text",
                "/empty",
                "/twice",
                "/trailing",
                "/deep",
                "/long",
                "/head",
                "/broken",
                "/absent"
            })
    void anAnswerThatIsOfNoUseIsRefusedAndItsConnectionEnds(String path) {
        assertThrows(PingRefused.class, () -> pinger.get(base + path));
        await().until(() -> host.open() == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/drip", "/silent"})
    void theDeadlineCountsToTheLastByte(String path) {
        long begun = System.nanoTime();
        assertThrows(PingRefused.class, () -> pinger.get(base + path, SHORT));
        assertTrue(Duration.ofNanos(System.nanoTime() - begun).compareTo(SHORT.multipliedBy(5)) < 0);
        await().until(() -> host.open() == 0);
    }

    @Test
    void aNameServerThatNeverAnswersCostsTheDeadlineAndNoMore() {
        try (Pinger waiting =
                new Pinger(Set.of(), Set.of(443), new HttpClientOptions(), name -> io.smallrye.mutiny.Uni.createFrom()
                        .nothing())) {
            assertThrows(PingRefused.class, () -> waiting.get("https://slow.example/", SHORT));
        }
    }

    @Test
    void aRedirectIsNotFollowed() {
        int before = host.asked();
        PingRefused refused = assertThrows(
                PingRefused.class,
                () -> pinger.get(base + "/redirect?to=http%3A%2F%2F127.0.0.1%3A" + canary.port() + "%2F"));
        assertEquals(302, refused.status());
        assertThrows(PingRefused.class, () -> pinger.get(base + "/redirect?to=" + "%2Fok"));
        assertEquals(before + 2, host.asked());
        assertEquals(0, canary.visits());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
                "no HTTP at all\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
                "HTTP/1.1 200"
            })
    void whatIsNoHttpIsRefused(String answer) {
        String raw = "http://crm.internal:" + host.listenRaw(answer);
        try (Pinger another = new Pinger(Set.of(raw), Set.of(), new HttpClientOptions(), Pinger.loopback())) {
            assertThrows(PingRefused.class, () -> another.get(raw + "/", Duration.ofSeconds(2)));
        }
    }

    /** The connection goes to the checked address; the name is shown to it and held against its certificate. */
    @Test
    void theCertificateMustBeThatOfTheName(@TempDir Path folder) throws IOException, InterruptedException {
        JksOptions certificate = certificate(folder, "crm.example");
        int port = host.listen(certificate);
        String right = "https://crm.example:" + port;
        String wrong = "https://other.example:" + port;
        try (Pinger trusting = new Pinger(
                        Set.of(right, wrong),
                        Set.of(),
                        new HttpClientOptions().setTrustOptions(certificate),
                        Pinger.loopback());
                Pinger distrusting = new Pinger(Set.of(right), Set.of(), new HttpClientOptions(), Pinger.loopback())) {
            PingAnswer answer = trusting.get(right + "/echo");
            assertEquals("crm.example", answer.body().get("sni").textValue());
            assertEquals(
                    "crm.example:" + port, answer.body().at("/headers/host").textValue());
            int asked = host.asked();
            assertThrows(PingRefused.class, () -> trusting.get(wrong + "/echo"));
            assertThrows(PingRefused.class, () -> distrusting.get(right + "/echo"));
            assertEquals(asked, host.asked());
        }
    }

    private static JksOptions certificate(Path folder, String name) throws IOException, InterruptedException {
        Path store = folder.resolve("store.p12");
        int exit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:" + name,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        store.toString())
                .inheritIO()
                .start()
                .waitFor();
        assertEquals(0, exit);
        return new JksOptions().setPath(store.toString()).setPassword("changeit");
    }
}
