package io.outdial.bench;

import io.outdial.local.Progress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A kind of operation, the contenders that are compared, and the table in which stored results are counted. */
interface Benchmark {

    /** Such as {@code leads}. */
    String name();

    /** What is done, in one line. */
    String title();

    /** Prepares the data, and checks that a single call of the service succeeds. */
    void prepare() throws SQLException;

    /** In the order of each round. */
    List<Contender> contenders();

    /** The names of the contenders that are compared, the service before its baseline. */
    List<Map.Entry<String, String>> ratios();

    Numbers numbers();

    /** A connection to the database of the benchmark; the caller closes it. */
    Connection connect() throws SQLException;

    /** The table into which every acknowledged operation inserts one row; empty for reads. */
    Optional<String> table();

    /**
     * Measurements after the rounds, since they depend on their results.
     *
     * @param series of the rounds
     */
    default List<Finding> afterwards(List<Series> series, Progress progress) throws SQLException {
        return List.of();
    }
}
