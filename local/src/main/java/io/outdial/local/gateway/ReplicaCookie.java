package io.outdial.local.gateway;

import io.vertx.core.MultiMap;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The cookie that keeps a client at its replica. It is the gateway's own: a service never sees it, and a value that is
 * no token of a replica counts as none.
 */
final class ReplicaCookie {

    static final String NAME = "OUTDIAL_REPLICA";

    private static final String BEGINNING = NAME + "=";

    private ReplicaCookie() {}

    /** The replica that the request's cookie names, if there is such a one. */
    static Optional<Replica> find(MultiMap headers, Replicas replicas) {
        return headers.getAll("Cookie").stream()
                .flatMap(ReplicaCookie::pairs)
                .filter(pair -> pair.startsWith(BEGINNING))
                .flatMap(pair -> replicas.byToken(pair.substring(BEGINNING.length())).stream())
                .findFirst();
    }

    /** Leaves other cookies as they are. */
    static void removeFrom(MultiMap headers) {
        String cookies = headers.get("Cookie");
        if (cookies == null || !cookies.contains(BEGINNING)) {
            return;
        }
        String others =
                pairs(cookies).filter(pair -> !pair.startsWith(BEGINNING)).collect(Collectors.joining("; "));
        if (others.isEmpty()) {
            headers.remove("Cookie");
        } else {
            headers.set("Cookie", others);
        }
    }

    /** Of the session of the browser: it names a process, which does not outlive the gateway. */
    static void addTo(MultiMap headers, Replica replica) {
        headers.add("Set-Cookie", BEGINNING + replica.token() + "; Path=/; HttpOnly; SameSite=Lax");
    }

    private static Stream<String> pairs(String header) {
        return Arrays.stream(header.split(";")).map(String::strip).filter(pair -> !pair.isEmpty());
    }
}
