package io.outdial.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a service does in another benchmark, with all events delivered and with nobody who takes them. */
final class ReceiverBenchmark implements Benchmark {

    private static final String WITH = "service, all events delivered";
    private static final String WITHOUT = "service, nobody takes events";

    private final Benchmark of;
    private final Receiver receiver;

    /** @param of whose first contender is the service */
    ReceiverBenchmark(Benchmark of, Receiver receiver) {
        this.of = of;
        this.receiver = receiver;
    }

    @Override
    public String name() {
        return "together-" + of.name();
    }

    @Override
    public String title() {
        return of.title();
    }

    @Override
    public void prepare() throws SQLException {
        of.prepare();
        receiver.awaitDelivered();
    }

    @Override
    public List<Contender> contenders() {
        Contender service = of.contenders().get(0);
        return List.of(new WithReceiver(WITH, service, receiver), new WithoutReceiver(WITHOUT, service, receiver));
    }

    @Override
    public List<Map.Entry<String, String>> ratios() {
        return List.of(Map.entry(WITH, WITHOUT));
    }

    @Override
    public Numbers numbers() {
        return of.numbers();
    }

    @Override
    public Connection connect() throws SQLException {
        return of.connect();
    }

    @Override
    public Optional<String> table() {
        return of.table();
    }
}
