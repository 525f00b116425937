package io.outdial.e2e;

import io.outdial.local.OutdialService;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;

/** What the migrated databases have of which another engine may have less, each entry after the name of its service. */
final class SchemaCatalogue {

    private static final String OURS =
            "namespace.nspname NOT LIKE 'pg\\_%' AND namespace.nspname <> 'information_schema'";

    private static final String TABLES = """
            SELECT relation.relname FROM pg_class AS relation JOIN pg_namespace AS namespace ON namespace.oid = relation.relnamespace
             WHERE relation.relkind IN ('r', 'p') AND %s
            """;

    /** With their columns. */
    private static final String KEYS = """
            SELECT relation.relname || ': ' || name.relname || ' ('
                   || (SELECT string_agg(replace(pg_get_indexdef(name.oid, n, true), '"', ''), ', ' ORDER BY n) FROM generate_series(1, key.indnkeyatts) AS n) || ')'
              FROM pg_index AS key
              JOIN pg_class AS name ON name.oid = key.indexrelid
              JOIN pg_class AS relation ON relation.oid = key.indrelid AND relation.relkind IN ('r', 'p')
              JOIN pg_namespace AS namespace ON namespace.oid = relation.relnamespace
             WHERE key.indisunique AND %s
            """;

    /** With their columns, too. */
    private static final String FOREIGN_KEYS = """
            SELECT relation.relname || ': ' || reference.conname || ' ('
                   || (SELECT string_agg(attribute.attname, ', ' ORDER BY n)
                         FROM unnest(reference.conkey) WITH ORDINALITY AS part (attnum, n)
                         JOIN pg_attribute AS attribute ON attribute.attrelid = relation.oid AND attribute.attnum = part.attnum) || ')'
              FROM pg_constraint AS reference
              JOIN pg_class AS relation ON relation.oid = reference.conrelid
              JOIN pg_namespace AS namespace ON namespace.oid = relation.relnamespace
             WHERE reference.contype = 'f' AND %s
            """;

    private static final String TRIGGERS = """
            SELECT relation.relname || ': ' || trigger.tgname || ' '
                   || concat_ws(', ', CASE WHEN trigger.tgtype & 1 = 1 THEN 'row' ELSE 'statement' END,
                                CASE WHEN trigger.tgoldtable IS NOT NULL OR trigger.tgnewtable IS NOT NULL THEN 'transition table' END,
                                CASE WHEN trigger.tginitdeferred THEN 'deferred' END)
              FROM pg_trigger AS trigger
              JOIN pg_class AS relation ON relation.oid = trigger.tgrelid
              JOIN pg_namespace AS namespace ON namespace.oid = relation.relnamespace
             WHERE NOT trigger.tgisinternal AND %s
            """;

    private static final String FUNCTIONS = """
            SELECT function.proname FROM pg_proc AS function JOIN pg_namespace AS namespace ON namespace.oid = function.pronamespace
             WHERE function.prokind IN ('f', 'p') AND pg_get_functiondef(function.oid) ~ '%s' AND %s
            """;

    private static final String CHANNELS = """
            SELECT (regexp_matches(pg_get_functiondef(function.oid), 'pg_notify\\(''(\\w+)''', 'g'))[1]
              FROM pg_proc AS function JOIN pg_namespace AS namespace ON namespace.oid = function.pronamespace
             WHERE function.prokind IN ('f', 'p') AND %s
            """;

    private final Product product;

    SchemaCatalogue(Product product) {
        this.product = product;
    }

    Set<String> tables() {
        return find(TABLES.formatted(OURS));
    }

    Set<String> keys() {
        return find(KEYS.formatted(OURS));
    }

    Set<String> foreignKeys() {
        return find(FOREIGN_KEYS.formatted(OURS));
    }

    Set<String> triggers() {
        return find(TRIGGERS.formatted(OURS));
    }

    /** @param text of a regular expression of PostgreSQL */
    Set<String> functionsWith(String text) {
        return find(FUNCTIONS.formatted(text, OURS));
    }

    /** That functions notify. */
    Set<String> channels() {
        return find(CHANNELS.formatted(OURS));
    }

    private Set<String> find(String sql) {
        Set<String> found = new TreeSet<>();
        for (OutdialService service : OutdialService.values()) {
            try (Connection connection = product.stack().database(service).connect();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    found.add(service.context() + " " + rows.getString(1));
                }
            } catch (SQLException e) {
                throw new AssertionError(sql, e);
            }
        }
        return found;
    }
}
