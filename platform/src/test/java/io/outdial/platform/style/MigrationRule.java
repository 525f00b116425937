package io.outdial.platform.style;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a migration takes away from the release before, whose pods go on for a while with the new schema, and may come
 * back. What a release has stopped to read is removed by the one after it, and says so: {@code -- unread since 1.4}.
 */
final class MigrationRule {

    private static final Pattern TAKES_AWAY = Pattern.compile(
            "\\b(DROP\\s+(TABLE|COLUMN|FUNCTION|VIEW|SEQUENCE|TYPE|SCHEMA)|RENAME\\s+(TO|COLUMN|CONSTRAINT)?"
                    + "|ALTER\\s+COLUMN\\s+\\w+\\s+(SET\\s+DATA\\s+)?TYPE)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ADDS_WHAT_NOBODY_WRITES =
            Pattern.compile("\\bADD\\s+COLUMN\\s+[^,;]*\\bNOT\\s+NULL\\b[^,;]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern SAID = Pattern.compile("--.*\\bunread since \\d");

    private MigrationRule() {}

    /** Statements that the release before would miss, shortened. */
    static List<String> faults(String sql) {
        List<String> faults = new ArrayList<>();
        for (String statement : sql.split(";")) {
            if (SAID.matcher(statement).find()) {
                continue;
            }
            String code = statement.replaceAll("--[^\n]*", "");
            Matcher takesAway = TAKES_AWAY.matcher(code);
            if (takesAway.find()) {
                faults.add(takesAway.group());
            }
            Matcher adds = ADDS_WHAT_NOBODY_WRITES.matcher(code);
            while (adds.find()) {
                if (!adds.group().matches("(?is).*\\b(DEFAULT|GENERATED)\\b.*")) {
                    faults.add(adds.group());
                }
            }
        }
        return faults;
    }
}
