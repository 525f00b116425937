package io.outdial.platform.testing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlWritersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO enrolment (client_id)",
                "update\n  enrolment AS row SET",
                "DELETE FROM ONLY enrolment",
                "TRUNCATE TABLE enrolment"
            })
    void aWriteIsRecognisedInAnySpelling(String sql) {
        assertTrue(SqlWriters.writes(sql, "enrolment"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT * FROM enrolment", "INSERT INTO enrolment_history (id)"})
    void readsAndOtherTablesAreNot(String sql) {
        assertFalse(SqlWriters.writes(sql, "enrolment"));
    }
}
