package io.outdial.bench;

import io.outdial.local.OutdialService;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A benchmark that nothing is compared in: a time, or what becomes of a table. */
abstract class FindingsOnly implements Benchmark {

    final BenchStack stack;

    FindingsOnly(BenchStack stack) {
        this.stack = stack;
    }

    @Override
    public List<Contender> contenders() {
        return List.of();
    }

    @Override
    public List<Map.Entry<String, String>> ratios() {
        return List.of();
    }

    @Override
    public Numbers numbers() {
        return new Numbers(1, 1);
    }

    @Override
    public Connection connect() throws SQLException {
        return stack.database(OutdialService.OUTBOUND).connect();
    }

    @Override
    public Optional<String> table() {
        return Optional.empty();
    }
}
