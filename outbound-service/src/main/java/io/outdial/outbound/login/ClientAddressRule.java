package io.outdial.outbound.login;

import io.netty.util.NetUtil;
import io.outdial.platform.net.Network;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Which address a request comes from. Each proxy appends its own client to {@code X-Forwarded-For}, and a client may
 * have written anything before that: so the list is read from its end, as long as the writer of an entry is trusted.
 * Texts are read as literals: a name is never looked up.
 */
final class ClientAddressRule {

    /** One household or host has at least so much of IPv6 to itself; counting single addresses would count nothing. */
    private static final int IPV6_PREFIX_BYTES = 8;

    private ClientAddressRule() {}

    /**
     * @param peer the other end of the connection
     * @param forwardedFor the values of {@code X-Forwarded-For} in their order
     * @return an IPv4 address, the /64 network of an IPv6 address, or the peer as it was given if it has no IP address
     */
    static String of(String peer, List<String> forwardedFor, List<Network> trusted) {
        InetAddress address = NetUtil.createInetAddressFromIpAddressString(peer);
        if (address == null) {
            return peer;
        }
        for (String entry : fromTheEnd(forwardedFor)) {
            InetAddress known = address;
            InetAddress before = NetUtil.createInetAddressFromIpAddressString(withoutPort(entry));
            if (before == null || trusted.stream().noneMatch(network -> network.contains(known))) {
                break;
            }
            address = before;
        }
        return text(address);
    }

    private static List<String> fromTheEnd(List<String> forwardedFor) {
        List<String> entries = new ArrayList<>();
        forwardedFor.forEach(value -> entries.addAll(Arrays.asList(value.split(",", -1))));
        Collections.reverse(entries);
        return entries;
    }

    /** Some proxies add one: {@code 192.0.2.7:4711}, {@code [2001:db8::7]:4711}. */
    private static String withoutPort(String entry) {
        String text = entry.strip();
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            return end < 0 ? text : text.substring(1, end);
        }
        int colon = text.indexOf(':');
        return colon >= 0 && colon == text.lastIndexOf(':') ? text.substring(0, colon) : text;
    }

    private static String text(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address.getHostAddress();
        }
        byte[] network = address.getAddress();
        Arrays.fill(network, IPV6_PREFIX_BYTES, network.length, (byte) 0);
        try {
            return InetAddress.getByAddress(network).getHostAddress();
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address of the wrong length", impossible);
        }
    }
}
