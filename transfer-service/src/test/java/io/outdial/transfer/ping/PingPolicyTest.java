package io.outdial.transfer.ping;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.platform.net.Network;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses, endpoints and headers a ping may have. */
class PingPolicyTest {

    @Test
    void aHeaderThatFramesTheMessageKeepsThePingFromBeingSent() {
        Stream.of(
                        "Host",
                        "content-length",
                        "Transfer-Encoding",
                        "Connection",
                        "Proxy-Authorization",
                        "Upgrade",
                        "X Y",
                        "X:",
                        "",
                        "é")
                .forEach(name -> assertFalse(HeaderRule.isAllowed(name, "1"), name));
        Stream.of("a\r\nHost: b", "a\nb", "a\u0000", "é", "x".repeat(5_000))
                .forEach(value -> assertFalse(HeaderRule.isAllowed("X-A", value), value));
        assertFalse(HeaderRule.isAllowed("Content-Type", "text/plain"));
        Stream.of(
                        Map.entry("Authorization", "Bearer a.b"),
                        Map.entry("Content-Type", "application/vnd.a+json; charset=UTF-8"),
                        Map.entry("X-A", ""))
                .forEach(header ->
                        assertTrue(HeaderRule.isAllowed(header.getKey(), header.getValue()), header.getKey()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "1.1.1.1",
                "172.15.255.255",
                "172.32.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "198.17.255.255",
                "223.255.255.255",
                "2a00:1450::1",
                "2606:4700::1111",
                "2001:4860::8888"
            })
    void aGlobalAddressIsReachable(String address) {
        assertTrue(AddressRule.isReachable(Pinger.address(address), List.of()));
        assertFalse(
                AddressRule.isReachable(Pinger.address(address), List.of(Network.of("0.0.0.0/0"), Network.of("::/0"))));
    }

    @Test
    void thePolicyTakesPortsSchemesAndNamedHosts() {
        PingPolicy strict = PingPolicy.of(
                Set.of("crm.internal", "http://10.0.0.7:8080", "[::1]:8443"), Set.of("8.8.0.0/16"), false, Set.of(443));
        Stream.of(
                        "https://a.example/",
                        "https://a.example:443/",
                        "https://crm.internal/x?y",
                        "http://10.0.0.7:8080/",
                        "HTTPS://CRM.Internal/",
                        "https://[::1]:8443/")
                .forEach(url -> assertTrue(strict.read(url).isPresent(), url));
        Stream.of(
                        "http://a.example/",
                        "http://a.example:443/",
                        "https://a.example:8443/",
                        "https://crm.internal:8443/",
                        "http://crm.internal/",
                        "https://10.0.0.7:8080/",
                        "http://10.0.0.7/")
                .forEach(url -> assertTrue(strict.read(url).isEmpty(), url));
        PingUrl.Endpoint open = strict.read("https://a.example/").orElseThrow().endpoint();
        assertFalse(strict.mayConnect(open, List.of(Pinger.address("8.8.8.8"))));
        assertTrue(strict.mayConnect(open, List.of(Pinger.address("9.9.9.9"))));
        Stream.of("crm internal", "https://crm/path", "ftp://crm", "10.0.0.0/8", "")
                .forEach(host -> assertThrows(
                        IllegalArgumentException.class,
                        () -> PingPolicy.of(Set.of(host), Set.of(), false, Set.of()),
                        host));
        Stream.of("10.0.0.0", "example.com/8", "10.0.0.0/33", "::/129", "/8")
                .forEach(network -> assertThrows(IllegalArgumentException.class, () -> Network.of(network), network));
    }
}
