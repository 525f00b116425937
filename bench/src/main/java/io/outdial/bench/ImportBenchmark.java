package io.outdial.bench;

import io.outdial.local.OutdialService;
import io.outdial.local.Progress;
import io.outdial.local.ServiceReplica;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Files of records and of numbers that must not be called, against COPY of the same file with the same checks. */
final class ImportBenchmark implements Benchmark {

    private static final String SERVICE = "service";
    private static final String COPY = "COPY, then one statement";

    /** How many times as long the file is that memory is compared with. */
    private static final int LONGER = 5;

    /** Bytes. */
    private static final double GOAL_MEMORY = 32 * 1024 * 1024;

    private static final int RECORDS_AREA = 301;
    private static final int LISTED_AREA = 401;
    private static final int LONGER_AREA = 501;

    /** What is loaded. */
    enum What {
        RECORDS("outbound_record", "stored"),
        DO_NOT_CALL("do_not_call", "listed");

        private final String table;
        private final String outcome;

        What(String table, String outcome) {
            this.table = table;
            this.outcome = outcome;
        }
    }

    private final BenchStack stack;
    private final What what;
    private final int rows;
    private final LeadBenchmark leads;
    private final Tool jcmd = ServiceMemory.findTool();

    ImportBenchmark(BenchStack stack, Tools tools, Load load, Path home, What what, ImportOptions options) {
        this.stack = stack;
        this.what = what;
        this.rows = options.rows();
        this.leads = new LeadBenchmark(stack, tools, load, home);
    }

    @Override
    public String name() {
        return "import-" + what.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String title() {
        return String.format(Locale.ROOT, "a CSV file of %,d new numbers; in rows a second", rows);
    }

    @Override
    public void prepare() throws SQLException {
        leads.prepare();
    }

    @Override
    public List<Contender> contenders() {
        ImportFile file = file(what == What.RECORDS ? RECORDS_AREA : LISTED_AREA, rows);
        return List.of(service(file), new CopyContender(COPY, stack.database(OutdialService.OUTBOUND), insert(), file));
    }

    private Contender service(ImportFile file) {
        URI service = stack.serviceUrl(OutdialService.OUTBOUND);
        String makesJob = what == What.RECORDS
                ? "/v2/campaigns/" + leads.variables().get("campaign") + "/records:import"
                : "/v2/do-not-call:import";
        String terms = what == What.RECORDS ? "{}" : "{\"reason\": \"bench\"}";
        return new ImportContender(SERVICE, service, stack.apiKey(), makesJob, terms, what.outcome, file);
    }

    private ImportFile file(int areaCode, int length) {
        return new ImportFile(stack.file("import.csv"), areaCode, ImportFile.NUMBERS, length);
    }

    private String insert() {
        Map<String, String> ids = leads.variables();
        return what == What.RECORDS
                ? """
                INSERT INTO outbound_record (client_id, handle, chain_id, campaign_id, calling_list_id, phone, phone_key, key_version, priority, name, user_data, lane_id,
                                             window_id, due_at, import_id, is_first)
                SELECT '%1$s', handle, handle, '%2$s', '%3$s', phone, phone, %6$s, 5, name, jsonb_build_object('Town', town), %4$s, %5$s, now(), '%1$s', true
                  FROM (SELECT line.*, nextval('record_handle') AS handle FROM line) AS line
                 WHERE NOT EXISTS (SELECT FROM do_not_call AS listed WHERE listed.client_id = '%1$s' AND listed.phone_key = line.phone)
                ON CONFLICT DO NOTHING
                """.formatted(
                                ids.get("client"),
                                ids.get("campaign"),
                                ids.get("list"),
                                ids.get("lane"),
                                ids.get("window"),
                                LeadStatements.KEY_VERSION)
                : """
                INSERT INTO do_not_call (client_id, phone_key, phone, reported_by, key_version) SELECT '%s', phone, phone, 'bench', %s FROM line
                ON CONFLICT DO NOTHING
                """.formatted(ids.get("client"), LeadStatements.KEY_VERSION);
    }

    @Override
    public List<Map.Entry<String, String>> ratios() {
        return List.of(Map.entry(SERVICE, COPY));
    }

    @Override
    public Numbers numbers() {
        return ImportFile.NUMBERS;
    }

    @Override
    public Connection connect() throws SQLException {
        return leads.connect();
    }

    @Override
    public Optional<String> table() {
        return Optional.of(what.table);
    }

    /** The process has loaded files of this length by now; then it loads one that is longer. */
    @Override
    public List<Finding> afterwards(List<Series> series, Progress progress) {
        long before = resident();
        Run longer = service(file(LONGER_AREA, rows * LONGER)).run(numbers().block(0, 1), 0);
        long after = resident();
        progress.line(longer.line(1, 1, SERVICE + ", a file " + LONGER + " times as long"));
        return List.of(new Finding(
                "resident memory of the service after a file " + LONGER + " times as long, in addition",
                Finding.BYTES,
                Spread.of((double) (after - before)),
                GOAL_MEMORY,
                longer.errors(),
                longer.firstError()));
    }

    private long resident() {
        return ServiceMemory.of(stack.process(new ServiceReplica(OutdialService.OUTBOUND, 1)), jcmd)
                .residentBytes();
    }
}
