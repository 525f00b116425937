package io.outdial.bench;

import io.outdial.local.Progress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A piece of work, the ways to do it that are compared, and where it must be found afterwards if it leaves anything
 * behind.
 */
interface Benchmark {

    /** Such as {@code leads}. */
    String name();

    /** What is done, in one line. */
    String title();

    /** Makes what the work needs, and sees that a single call of the service is answered as it should be. */
    void prepare() throws SQLException;

    /** In the order of each round. */
    List<Contender> contenders();

    /** The names of what is set in relation, the service before its baseline. */
    List<Map.Entry<String, String>> ratios();

    Numbers numbers();

    /** A connection to the database that the work ends in; the caller closes it. */
    Connection connect() throws SQLException;

    /** The table that every acknowledged operation puts one row into; empty where they only read. */
    Optional<String> table();

    /**
     * What is measured when the rounds are over, because it depends on what they gave.
     *
     * @param series of the rounds
     */
    default List<Finding> afterwards(List<Series> series, Progress progress) throws SQLException {
        return List.of();
    }
}
