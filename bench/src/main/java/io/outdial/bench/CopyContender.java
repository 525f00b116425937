package io.outdial.bench;

import io.outdial.bench.Numbers.Block;
import io.outdial.local.LocalFailure;
import io.outdial.local.postgres.DatabaseServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/**
 * The same file by COPY, and from there into the same table by one statement with the same checks, in a transaction.
 *
 * @param insert from a table {@code line (phone, name, town)}
 */
record CopyContender(String name, DatabaseServer database, String insert, ImportFile file) implements Contender {

    @Override
    public Run run(Block block, int seconds) {
        file.write(block);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                BufferedReader lines = Files.newBufferedReader(file.path())) {
            connection.setAutoCommit(false);
            long begin = System.nanoTime();
            statement.execute("CREATE TEMPORARY TABLE line (phone text, name text, town text) ON COMMIT DROP");
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY line FROM STDIN WITH (FORMAT csv, HEADER true)", lines);
            long stored = statement.executeLargeUpdate(insert);
            connection.commit();
            double took = (System.nanoTime() - begin) / 1e9;
            String error = stored == file.rows() ? "" : stored + " rows stored";
            return new Run(stored, file.rows() - stored, error, took, took * 1_000, took * 1_000);
        } catch (IOException | SQLException e) {
            throw new LocalFailure("COPY of the file has failed: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean cutsOff() {
        return false;
    }
}
