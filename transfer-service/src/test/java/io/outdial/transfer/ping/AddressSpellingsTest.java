package io.outdial.transfer.ping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever way an inside address is written, nobody is connected to. Every name is resolved to this machine, and port
 * and plain http are allowed.
 */
class AddressSpellingsTest {

    private static Canary canary;
    private static Pinger pinger;

    @BeforeAll
    static void start() {
        canary = new Canary();
        pinger = new Pinger(Set.of(), Set.of(canary.port()), new HttpClientOptions(), Pinger.loopback());
    }

    @AfterAll
    static void stop() throws IOException {
        pinger.close();
        canary.close();
    }

    @ParameterizedTest
    @MethodSource
    void isRefused(String host) {
        for (String scheme : List.of("http", "https", "HTTP")) {
            assertThrows(PingRefused.class, () -> pinger.get(scheme + "://" + host + ":" + canary.port() + "/x"));
        }
        assertEquals(0, canary.visits());
    }

    static Stream<String> isRefused() {
        return Stream.of(
                "127.0.0.1",
                "127.1",
                "127.0.1",
                "127.255.255.254",
                "127.000.000.001",
                "0127.0.0.1",
                "2130706433",
                "017700000001",
                "0x7f000001",
                "0X7F000001",
                "0x7f.0x0.0x0.0x1",
                "0x7f.1",
                "0x7f.0.0.1",
                "0177.0.0.1",
                "0177.1",
                "0177.0x0.0.01",
                "4294967297",
                "0",
                "0.0.0.0",
                "0x0",
                "127.0.0.1.",
                "127.0.0.1..",
                "localhost",
                "LOCALHOST",
                "LocalHost",
                "localhost.",
                "localhost.localdomain",
                "ip6-localhost",
                "127.0.0.1.rebind.example",
                "www.127.0.0.1.example",
                "anything.example",
                "[::1]",
                "[::]",
                "[0:0:0:0:0:0:0:1]",
                "[0000:0000:0000:0000:0000:0000:0000:0001]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[::FFFF:7F00:0001]",
                "[::127.0.0.1]",
                "[::7f00:1]",
                "[::ffff:0:7f00:1]",
                "[64:ff9b::7f00:1]",
                "[64:ff9b::127.0.0.1]",
                "[64:ff9b:1::7f00:1]",
                "[2002:7f00:1::]",
                "[2001::80ff:fffe]",
                "[2001:0:53aa:64c:0:0:80ff:fffe]",
                "[fe80::1]",
                "[fe80::1%25eth0]",
                "[fe80::1%lo]",
                "[::1%25lo]",
                "[::1%1]",
                "[fec0::1]",
                "[fc00::1]",
                "[fd00:ec2::254]",
                "[ff02::1]",
                "[2001:db8::1]",
                "[3fff::1]",
                "[100::1]",
                "[fe80::5efe:7f00:1]",
                "[2a00:1450::5efe:7f00:1]",
                "[2a00:1450::200:5efe:7f00:1]",
                "[127.0.0.1]",
                "[v1.127.0.0.1]",
                "[::1",
                "::1",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "2852039166",
                "0xa9fea9fe",
                "100.64.0.1",
                "100.100.100.200",
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "168.63.129.16",
                "256.256.256.256",
                "127.0.0.1.1",
                "１２７.０.０.１",
                "①②⑦.⓪.⓪.①",
                "127。0。0。1",
                "127．0．0．1",
                "ⓛocalhost",
                "loc\u00adalhost",
                "localhost\u200b",
                "%31%32%37.0.0.1",
                "%6cocalhost",
                "127.0.0.1%00.example",
                "127.0.0.1%2e",
                "127.0.0.1%23.example",
                "user@127.0.0.1",
                "user:word@127.0.0.1",
                "example.com@127.0.0.1",
                "@127.0.0.1",
                "127.0.0.1@example",
                "example.com\\@127.0.0.1",
                "127.0.0.1\\.example.com",
                "/127.0.0.1",
                "//127.0.0.1",
                " 127.0.0.1",
                "127.0.0.1 ",
                "127.0.0.1\t",
                "127.0.0.1\r\nHost: a",
                "127.0.0.1\u0000",
                "127.0.0.1;example.com",
                "127.0.0.1,example.com",
                "example.com#@127.0.0.1",
                "-127.0.0.1",
                "",
                ".");
    }

    /** Texts that are a URL to some reader and hold no host and port as above. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http:127.0.0.1:%d/",
                "http:/127.0.0.1:%d/",
                "//127.0.0.1:%d/",
                "127.0.0.1:%d",
                "http:\\\\127.0.0.1:%d/",
                "http://a:1@127.0.0.1:%d/",
                " http://127.0.0.1:%d/",
                "http://127.0.0.1:%d/ ",
                "http://127.0.0.1:%d/\n",
                "ftp://127.0.0.1:%d/",
                "file:///etc/passwd?%d",
                "gopher://127.0.0.1:%d/_x",
                "jar:http://127.0.0.1:%d/!/",
                "javascript:%d",
                "http://127.0.0.1:0%d/",
                "http://127.0.0.1:%d#x",
                "http://one.example:%d/a b",
                "http://one.example:%d/é",
                "http://one.example:%d/%%",
                "http://one.example:%d/\\x"
            })
    void isNoUrl(String url) {
        assertThrows(PingRefused.class, () -> pinger.get(url.formatted(canary.port())));
        assertEquals(0, canary.visits());
    }

    @Test
    void oneBadAddressAmongGoodOnesRefusesTheName() {
        List<InetAddress> mixed = List.of(Pinger.address("8.8.8.8"), Pinger.address("127.0.0.1"));
        try (Pinger rebinding =
                new Pinger(Set.of(), Set.of(canary.port()), new HttpClientOptions(), host -> Uni.createFrom()
                        .item(mixed))) {
            assertThrows(PingRefused.class, () -> rebinding.get("http://mixed.example:" + canary.port() + "/"));
            assertEquals(1, rebinding.lookUps());
        }
        assertEquals(0, canary.visits());
    }

    /**
     * The first answer passes the check, every later one is this machine: a second look-up would lead to the canary.
     * The first address leads nowhere.
     */
    @Test
    void aNameIsLookedUpOnce() {
        int[] asked = {0};
        HostResolver rebinding = host ->
                Uni.createFrom().item(() -> List.of(Pinger.address(asked[0]++ == 0 ? "2a00:0:0:1::1" : "127.0.0.1")));
        try (Pinger pinger2 = new Pinger(Set.of(), Set.of(canary.port()), new HttpClientOptions(), rebinding)) {
            assertThrows(
                    PingRefused.class,
                    () -> pinger2.get("http://rebind.example:" + canary.port() + "/", Duration.ofSeconds(3)));
            assertEquals(1, pinger2.lookUps());
        }
        assertEquals(1, asked[0]);
        assertEquals(0, canary.visits());
    }

    @Test
    void aNameThatIsNotKnownIsRefusedInTheSameWords() {
        try (Pinger unknown = new Pinger(Set.of(), Set.of(443), new HttpClientOptions(), host -> Uni.createFrom()
                .failure(new UnknownHostException(host)))) {
            assertThrows(PingRefused.class, () -> unknown.get("https://nobody.example/"));
        }
        try (Pinger empty = new Pinger(Set.of(), Set.of(443), new HttpClientOptions(), host -> Uni.createFrom()
                .item(List.of()))) {
            assertThrows(PingRefused.class, () -> empty.get("https://nobody.example/"));
        }
    }
}
