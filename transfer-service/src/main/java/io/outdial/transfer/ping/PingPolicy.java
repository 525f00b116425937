package io.outdial.transfer.ping;

import io.outdial.platform.net.Network;
import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What may be asked, before a name is looked up and after.
 *
 * @param allowed endpoints that the operator has named, exempt from what follows
 */
record PingPolicy(Set<PingUrl.Endpoint> allowed, List<Network> refusedNetworks, boolean plainHttp, Set<Integer> ports) {

    /** @throws IllegalArgumentException for an allowed host or a refused network that cannot be read */
    static PingPolicy of(
            Collection<String> allowedHosts,
            Collection<String> refusedNetworks,
            boolean plainHttp,
            Set<Integer> ports) {
        return new PingPolicy(
                allowedHosts.stream().map(PingPolicy::endpoint).collect(Collectors.toUnmodifiableSet()),
                refusedNetworks.stream().map(Network::of).toList(),
                plainHttp,
                Set.copyOf(ports));
    }

    private static PingUrl.Endpoint endpoint(String host) {
        return PingUrl.parse(host.contains("://") ? host : "https://" + host)
                .filter(url -> url.target().equals("/"))
                .map(PingUrl::endpoint)
                .orElseThrow(() -> new IllegalArgumentException(
                        "outdial.ping.allowed-hosts: " + host + " is no host such as crm.internal:8443"));
    }

    boolean isAllowed(PingUrl.Endpoint endpoint) {
        return allowed.contains(endpoint);
    }

    /** The URL, if nothing is wrong with it before its host is looked up. */
    Optional<PingUrl> read(String url) {
        return PingUrl.parse(url)
                .filter(parsed -> isAllowed(parsed.endpoint())
                        || (ports.contains(parsed.endpoint().port())
                                && (plainHttp || parsed.endpoint().secure())));
    }

    /** A single forbidden address refuses the ping: a name that leads both inside and outside is suspicious. */
    boolean mayConnect(PingUrl.Endpoint endpoint, List<InetAddress> addresses) {
        return !addresses.isEmpty()
                && (isAllowed(endpoint)
                        || addresses.stream().allMatch(address -> AddressRule.isReachable(address, refusedNetworks)));
    }
}
