package io.outdial.enrollment;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What Hibernate sends to the database. */
public final class Statements {

    private static final Logger SQL = Logger.getLogger("org.hibernate.SQL");

    private Statements() {}

    /** Statements during the call; nobody else should be working then. */
    public static List<String> during(Runnable call) {
        List<String> sent = new CopyOnWriteArrayList<>();
        Handler counter = new Handler() {
            @Override
            public void publish(LogRecord statement) {
                if (!isOfTheBackground(statement.getMessage())) {
                    sent.add(statement.getMessage());
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
        return sent;
    }

    /** Every other second the service looks for rows to bring over and campaigns that end, whoever else is working. */
    private static boolean isOfTheBackground(String sql) {
        return sql.contains("pg_try_advisory_xact_lock")
                || sql.contains("phone_key_version <")
                || sql.contains("FROM ending_campaign ORDER BY");
    }
}
