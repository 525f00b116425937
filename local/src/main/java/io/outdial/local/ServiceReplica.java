package io.outdial.local;

import java.util.ArrayList;
import java.util.List;

/**
 * One process of a service. The first has the name of the service, so that files and messages of a stack without
 * replicas say no more than needed; the others have a number behind it.
 *
 * @param number from 1
 */
public record ServiceReplica(OutdialService service, int number) {

    /** Sixteen JVMs are what a developer's machine bears. */
    public static final int MAX_REPLICAS = 4;

    /** In the order in which they start: outbound-service first, since the others ask it and it takes longest. */
    static List<ServiceReplica> startOrder(int replicas) {
        List<ServiceReplica> order = new ArrayList<>();
        for (int number = 1; number <= replicas; number++) {
            order.add(new ServiceReplica(OutdialService.OUTBOUND, number));
            for (OutdialService service : OutdialService.values()) {
                if (service != OutdialService.OUTBOUND) {
                    order.add(new ServiceReplica(service, number));
                }
            }
        }
        return order;
    }

    /** Such as {@code outbound-service}, and {@code outbound-service-2} for the second. */
    public String name() {
        return numbered(service.serviceName());
    }

    /** Such as {@code outbound} and {@code outbound-2}. */
    String shortName() {
        return numbered(service.context());
    }

    private String numbered(String name) {
        return number == 1 ? name : name + "-" + number;
    }

    @Override
    public String toString() {
        return name();
    }
}
