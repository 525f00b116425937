package io.outdial.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.bench.UnlimitedKey;
import io.outdial.bench.torture.link.Links;
import io.outdial.bench.torture.link.Trouble;
import io.outdial.local.OutdialService;
import io.outdial.local.ServiceReplica;
import io.outdial.local.Stack;
import io.outdial.local.StackOptions;
import java.util.stream.Stream;

/** The packaged stack, with links between its services that get into trouble. */
final class LinkedProduct implements AutoCloseable {

    private final Links links = new Links();
    private final Stack stack;
    private final Caller caller;

    LinkedProduct(String name) {
        stack = Stack.start(StackOptions.onFreePorts(StackOptions.findHome(), Product.newDataFolder(name))
                .withServiceEnvironment(Product.QUICK_START)
                .withWiring(links));
        caller = Caller.withKey(stack.gatewayUrl(), UnlimitedKey.addTo(stack, name));
    }

    Stack stack() {
        return stack;
    }

    Links links() {
        return links;
    }

    Caller caller() {
        return caller;
    }

    /** From each service to each that it calls. */
    void begin(Trouble trouble) {
        betweenServices().forEach(edge -> links.begin(trouble, edge.from(), edge.to()));
    }

    void mend() {
        betweenServices().forEach(edge -> links.mend(edge.from(), edge.to()));
    }

    private record Edge(ServiceReplica from, String to) {}

    private static Stream<Edge> betweenServices() {
        return Stream.of(OutdialService.values()).flatMap(service -> service.peers().stream()
                .map(peer -> new Edge(new ServiceReplica(service, 1), peer.serviceName())));
    }

    /** What a {@code POST} has made. */
    JsonNode made(String path, String body) {
        Answer answer = caller.post(path, body);
        assertEquals(200, answer.status(), () -> path + ": " + answer);
        return answer.json();
    }

    @Override
    public void close() {
        stack.stop();
        links.close();
    }
}
