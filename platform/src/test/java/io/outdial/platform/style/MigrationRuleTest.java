package io.outdial.platform.style;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigrationRuleTest {

    private static final Pattern MIGRATION = Pattern.compile(
            "(platform|[a-z]+-service)/src/main/resources/db/(?:platform/V000_|migration/V)(\\d+)__.*\\.sql");

    /** The last migration of a time without releases, which no other version had to live with. */
    private static final Map<String, Integer> BEFORE_RELEASES = Map.of(
            "platform", 7,
            "restrictions-service", 9,
            "transfer-service", 9,
            "enrollment-service", 59,
            "outbound-service", 229);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALTER TABLE member DROP COLUMN name                              | DROP COLUMN",
                "drop table member                                                | drop table",
                "ALTER TABLE member RENAME COLUMN name TO title                   | RENAME COLUMN",
                "ALTER TABLE member RENAME TO agent                               | RENAME TO",
                "ALTER TABLE member ALTER COLUMN name TYPE varchar(10)            | ALTER COLUMN name TYPE",
                "ALTER TABLE member ALTER name SET NOT NULL                       | ''",
                "DROP FUNCTION pull(uuid)                                         | DROP FUNCTION",
                "ALTER TABLE member ADD COLUMN a int NOT NULL                     | ADD COLUMN a int NOT NULL",
                "ALTER TABLE member ADD COLUMN a int NOT NULL DEFAULT 0           | ''",
                "ALTER TABLE member ADD COLUMN a int, ADD COLUMN b int            | ''",
                "CREATE TABLE other (id int NOT NULL)                             | ''",
                "DROP INDEX member_name                                           | ''",
                "CREATE OR REPLACE FUNCTION pull() RETURNS int AS 'SELECT 1'      | ''",
                "SELECT 1; DROP TABLE member                                      | DROP TABLE",
            })
    void whatTheReleaseBeforeWouldMiss(String sql, String fault) {
        assertEquals(fault.isEmpty() ? List.of() : List.of(fault), MigrationRule.faults(sql));
    }

    @Test
    void aCommentTakesNothingAway() {
        assertEquals(List.of(), MigrationRule.faults("-- once we may DROP TABLE member\nSELECT 1"));
    }

    @Test
    void whatIsUnreadMayGo() {
        assertEquals(List.of(), MigrationRule.faults("-- unread since 1.4\nDROP TABLE member"));
        assertEquals(
                List.of("DROP TABLE"),
                MigrationRule.faults("-- unread since 1.4\nDROP TABLE member;\nDROP TABLE other"));
    }

    @Test
    void noMigrationTakesAnythingFromTheReleaseBefore() {
        Map<String, List<String>> faults = new TreeMap<>();
        int seen = 0;
        for (SourceFiles.SourceFile file : SourceFiles.migrations()) {
            Matcher name = MIGRATION.matcher(file.path());
            if (!name.matches()) {
                continue;
            }
            seen++;
            if (Integer.parseInt(name.group(2)) > BEFORE_RELEASES.get(name.group(1))) {
                List<String> found = MigrationRule.faults(String.join("\n", file.lines()));
                if (!found.isEmpty()) {
                    faults.put(file.path(), found);
                }
            }
        }
        assertEquals(Map.of(), faults);
        assertFalse(seen < 50);
    }
}
