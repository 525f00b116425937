package io.outdial.bench;

import io.outdial.bench.Numbers.Block;
import io.outdial.local.LocalFailure;
import io.outdial.local.OutdialService;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Pulls out of lists whose records have a source, so that each pull looks at what restrictions-service has said of its
 * agent, and the same pulls without sources, which need not know.
 */
final class SourceBenchmark implements Benchmark {

    private static final String CACHED = "service, restrictions cached";
    private static final String WITHOUT = "service, no sources";
    private static final String NO_SOURCE = "00000000-0000-0000-0000-000000000000";
    private static final String SOURCE = "00000000-0000-4000-a000-0000000050ce";

    private final PullBenchmark of;
    private final Receiver receiver;
    private final String client;

    SourceBenchmark(PullBenchmark of, Receiver receiver, String client) {
        this.of = of;
        this.receiver = receiver;
        this.client = client;
    }

    @Override
    public String name() {
        return "together-sources";
    }

    @Override
    public String title() {
        return of.title();
    }

    @Override
    public void prepare() throws SQLException {
        of.prepare();
        receiver.execute(OutdialService.OUTBOUND, """
                INSERT INTO source (client_id, id, name) VALUES ('%s', '%s', 'Bench source') ON CONFLICT DO NOTHING
                """.formatted(client, SOURCE));
        receiver.awaitDelivered();
    }

    @Override
    public List<Contender> contenders() {
        Contender service = of.contenders().get(0);
        return List.of(new Sourced(CACHED, service, SOURCE), new Sourced(WITHOUT, service, NO_SOURCE));
    }

    /** Before a run all records are of the source. */
    private final class Sourced implements Contender {

        private final String name;
        private final Contender pulls;
        private final String source;

        Sourced(String name, Contender pulls, String source) {
            this.name = name;
            this.pulls = pulls;
            this.source = source;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Run run(Block numbers, int seconds) {
            try {
                receiver.execute(
                        OutdialService.OUTBOUND,
                        "UPDATE queue_lane SET source_id = '%s' WHERE client_id = '%s' AND campaign_id = '%s'"
                                .formatted(source, client, PullList.CAMPAIGN));
                receiver.execute(
                        OutdialService.OUTBOUND,
                        "UPDATE campaign SET version = version + 1 WHERE client_id = '%s' AND id = '%s'"
                                .formatted(client, PullList.CAMPAIGN));
                Run run = pulls.run(numbers, seconds);
                receiver.awaitDelivered();
                return run;
            } catch (SQLException e) {
                throw new LocalFailure("the records get no source: " + e.getMessage(), e);
            }
        }

        @Override
        public boolean cutsOff() {
            return pulls.cutsOff();
        }
    }

    @Override
    public List<Map.Entry<String, String>> ratios() {
        return List.of(Map.entry(CACHED, WITHOUT));
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
