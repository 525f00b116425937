package io.outdial.outbound.login;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.net.Network;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressRuleTest {

    /**
     * The proxies that are trusted are 10.0.0.0/8, 192.0.2.1/32 and 2001:db8:aa::/48; several headers are divided by
     * "|".
     */
    @ParameterizedTest
    @CsvSource({
        // Nobody else is believed.
        "203.0.113.9, '', 203.0.113.9",
        "203.0.113.9, 198.51.100.7, 203.0.113.9",
        "10.1.2.3, '', 10.1.2.3",
        "10.1.2.3, 198.51.100.7, 198.51.100.7",
        // A client may write anything, but before what the proxy appends.
        "10.1.2.3, '198.51.100.66, 198.51.100.7', 198.51.100.7",
        "10.1.2.3, '10.9.9.9, 198.51.100.7', 198.51.100.7",
        "10.1.2.3, 198.51.100.66|198.51.100.7, 198.51.100.7",
        "10.1.2.3, '198.51.100.7, 192.0.2.1', 198.51.100.7",
        "10.1.2.3, '198.51.100.7,10.0.0.1 , 192.0.2.1', 198.51.100.7",
        "10.1.2.3, '10.0.0.1, 10.0.0.2', 10.0.0.1",
        // What is no address says nothing.
        "10.1.2.3, unknown, 10.1.2.3",
        "10.1.2.3, '198.51.100.7, localhost', 10.1.2.3",
        "10.1.2.3, '198.51.100.7, ', 10.1.2.3",
        "10.1.2.3, '198.51.100.7, 1.2.3', 10.1.2.3",
        "10.1.2.3, '[, 198.51.100.7', 198.51.100.7",
        // Ports are not counted, and of IPv6 only the network.
        "10.1.2.3, 198.51.100.7:4711, 198.51.100.7",
        "10.1.2.3, '[2001:db8:1:2:3:4:5:6]:443', 2001:db8:1:2:0:0:0:0",
        "10.1.2.3, 2001:db8:1:2:ffff::1, 2001:db8:1:2:0:0:0:0",
        "2001:db8:aa:1::1, 2001:db8:1:2::1, 2001:db8:1:2:0:0:0:0",
        "2001:db8:ab:1::1, 2001:db8:1:2::1, 2001:db8:ab:1:0:0:0:0",
        "::ffff:10.1.2.3, ::ffff:198.51.100.7, 198.51.100.7",
        "a-socket, 198.51.100.7, a-socket",
    })
    void readsFromTheEndWhatTrustedProxiesWrote(String peer, String forwardedFor, String address) {
        List<Network> trusted =
                List.of(Network.of("10.0.0.0/8"), Network.of("192.0.2.1/32"), Network.of("2001:db8:aa::/48"));
        List<String> headers = forwardedFor.isEmpty() ? List.of() : Arrays.asList(forwardedFor.split("\\|"));
        assertEquals(address, ClientAddressRule.of(peer, headers, trusted));
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1/32", "127.0.0.0/8", "0.0.0.0/0"})
    void whoTrustsNobodyBelievesNobody(String network) {
        assertEquals("127.0.0.1", ClientAddressRule.of("127.0.0.1", List.of("198.51.100.7"), List.of()));
        assertEquals(
                "198.51.100.7",
                ClientAddressRule.of("127.0.0.1", List.of("198.51.100.7"), List.of(Network.of(network))));
    }
}
