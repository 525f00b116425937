package io.outdial.transfer.ping;

import io.outdial.platform.net.Network;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses a ping may reach: global unicast only. Private and special-purpose addresses are refused, and so is
 * every IPv6 range that embeds an IPv4 address, since a gateway could extract it (IANA special-purpose registries;
 * OWASP, server-side request forgery).
 */
final class AddressRule {

    private static final List<Network> REFUSED = networks(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // carrier-grade NAT
            "127.0.0.0/8", // loopback
            "168.63.129.16/32", // host of a virtual machine at one cloud provider
            "169.254.0.0/16", // link-local, cloud metadata
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16", // private
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4", // reserved, broadcast
            "2001::/23", // protocol assignments, Teredo among them
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4
            "3fff::/20"); // documentation

    /**
     * The only range assigned as global unicast. It excludes ::, ::1, mapped, compatible, NAT64, unique-local,
     * link-local, site-local and multicast addresses.
     */
    private static final Network GLOBAL_UNICAST_6 = Network.of("2000::/3");

    private AddressRule() {}

    /** True if the address is global unicast and in none of the networks that the operator refuses additionally. */
    static boolean isReachable(InetAddress address, List<Network> alsoRefused) {
        if (address instanceof Inet6Address && (!GLOBAL_UNICAST_6.contains(address) || isIsatap(address))) {
            return false;
        }
        return Stream.concat(REFUSED.stream(), alsoRefused.stream()).noneMatch(network -> network.contains(address));
    }

    /** An interface id of 0000:5efe or 0200:5efe embeds an IPv4 address (RFC 5214) under any prefix. */
    private static boolean isIsatap(InetAddress address) {
        byte[] bytes = address.getAddress();
        return (bytes[8] == 0 || bytes[8] == 2) && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == (byte) 0xfe;
    }

    private static List<Network> networks(String... cidrs) {
        return Stream.of(cidrs).map(Network::of).toList();
    }
}
