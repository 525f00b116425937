package io.outdial.local.gateway;

/** A {@code backendRef} of the route file: a service and the port it has in a cluster. */
public record Backend(String name, int port) {

    @Override
    public String toString() {
        return name + ":" + port;
    }
}
