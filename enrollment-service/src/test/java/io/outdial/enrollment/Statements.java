package io.outdial.enrollment;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Counts what Hibernate sends to the database. */
public final class Statements {

    private static final Logger SQL = Logger.getLogger("org.hibernate.SQL");

    private Statements() {}

    /** Statements during the call; nobody else should be working then. */
    public static int during(Runnable call) {
        AtomicInteger count = new AtomicInteger();
        Handler counter = new Handler() {
            @Override
            public void publish(LogRecord statement) {
                if (!isOfAMigration(statement.getMessage())) {
                    count.incrementAndGet();
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Level before = SQL.getLevel();
        boolean isLoud = SQL.getUseParentHandlers();
        SQL.setUseParentHandlers(false);
        SQL.setLevel(Level.FINE);
        SQL.addHandler(counter);
        try {
            call.run();
        } finally {
            SQL.removeHandler(counter);
            SQL.setLevel(before);
            SQL.setUseParentHandlers(isLoud);
        }
        return count.get();
    }

    /** Every other second the service looks for rows to bring over, whoever else is working. */
    private static boolean isOfAMigration(String sql) {
        return sql.contains("pg_try_advisory_xact_lock") || sql.contains("phone_key_version <");
    }
}
