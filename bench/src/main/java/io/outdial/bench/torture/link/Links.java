package io.outdial.bench.torture.link;

import io.outdial.local.LocalFailure;
import io.outdial.local.ServiceReplica;
import io.outdial.local.Wiring;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A link from each process to everything that it connects to. */
public final class Links implements Wiring, AutoCloseable {

    private final Map<Place, Link> links = new ConcurrentHashMap<>();

    private record Place(ServiceReplica from, String to) {

        @Override
        public String toString() {
            return from.name() + " -> " + to;
        }
    }

    @Override
    public InetSocketAddress route(ServiceReplica from, String to, InetSocketAddress address) {
        return links.computeIfAbsent(new Place(from, to), place -> {
                    try {
                        return new Link(place.toString(), address);
                    } catch (IOException e) {
                        throw new LocalFailure("there is no way from " + place + ": " + e.getMessage(), e);
                    }
                })
                .address();
    }

    /** @param to as in {@link #route} */
    public void begin(Trouble trouble, ServiceReplica from, String to) {
        link(from, to).begin(trouble);
    }

    public void mend(ServiceReplica from, String to) {
        link(from, to).mend();
    }

    private Link link(ServiceReplica from, String to) {
        Place place = new Place(from, to);
        Link link = links.get(place);
        if (link == null) {
            throw new LocalFailure(place + " has never been connected");
        }
        return link;
    }

    @Override
    public void close() {
        links.values().forEach(link -> {
            try {
                link.close();
            } catch (IOException e) {
                throw new LocalFailure("a link does not close: " + e.getMessage(), e);
            }
        });
    }
}
