package io.outdial.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The benchmarks of a stack. */
record Benchmarks(
        BenchStack stack,
        Tools tools,
        Load load,
        Path home,
        LeadOptions leads,
        PullOptions pulls,
        NotifyOptions notifications,
        ImportOptions imports,
        TogetherOptions together) {

    /** In the order in which they run. */
    List<Benchmark> of(Selection selection) {
        return switch (selection) {
            case LEADS -> ofLeads();
            case LOAD -> List.of(new BulkBenchmark(stack, tools, load, home));
            case IMPORT ->
                Stream.of(ImportBenchmark.What.values())
                        .<Benchmark>map(what -> new ImportBenchmark(stack, tools, load, home, what, imports))
                        .toList();
            case RESTRICTIONS -> List.of(new RestrictionBenchmark(stack, tools, load, home));
            case DECISIONS -> List.of(new DecisionBenchmark(stack, tools, load));
            case CUSTOMERS ->
                List.of(
                        new CustomerPageBenchmark(stack, tools, load, home),
                        new CustomerSearchBenchmark(stack, tools, load),
                        new CustomerCreateBenchmark(stack, tools, load, home));
            case PULL -> ofPulls();
            case NOTIFY -> List.of(new NotifyBenchmark(stack, home, notifications));
            case TOGETHER -> ofServicesTogether();
            case START -> List.of(new StartBenchmark(stack, load, home));
            case ALL ->
                Stream.of(Selection.values())
                        .filter(each -> !each.isByItself())
                        .flatMap(each -> of(each).stream())
                        .toList();
        };
    }

    private List<Benchmark> ofLeads() {
        Growth growth = new Growth("time of a lead");
        int parts = leads.filled().size();
        return IntStream.range(0, parts)
                .<Benchmark>mapToObj(part -> new LeadBenchmark(
                        stack,
                        tools,
                        load,
                        home,
                        leads.filled().get(part),
                        LeadBenchmark.NUMBERS.part(part, parts),
                        growth))
                .toList();
    }

    /** Those that replace all records come last. */
    private List<Benchmark> ofServicesTogether() {
        Receiver receiver = new Receiver(stack);
        LeadBenchmark plainLeads = new LeadBenchmark(stack, tools, load, home);
        return List.of(
                new ReceiverBenchmark(plainLeads, receiver),
                new AppliedBenchmark(stack, tools, load, plainLeads, receiver),
                new MarkBenchmark(stack, together, receiver),
                new BacklogBenchmark(stack, together, home, receiver),
                new ReceiverBenchmark(pullsOf(pulls.records().get(0), new Growth("p99")), receiver),
                new SourceBenchmark(
                        pullsOf(pulls.records().get(0), new Growth("p99")),
                        receiver,
                        stack.clientId().toString()));
    }

    private PullBenchmark pullsOf(int records, Growth latencies) {
        return new PullBenchmark(stack, tools, load, home, pulls, records, latencies);
    }

    private List<Benchmark> ofPulls() {
        Growth latencies = new Growth("p99");
        return pulls.records().stream()
                .<Benchmark>map(records -> pullsOf(records, latencies))
                .toList();
    }
}
