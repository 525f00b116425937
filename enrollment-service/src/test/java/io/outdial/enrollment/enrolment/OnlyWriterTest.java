package io.outdial.enrollment.enrolment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.testing.SqlWriters;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Enrolments, their history and the list of suppressed numbers each have one writer. */
class OnlyWriterTest {

    private static final Path SOURCES = Path.of("src/main/java/io/outdial/enrollment");

    @ParameterizedTest
    @CsvSource({
        "customer_campaign,enrolment/EnrolmentRepository.java",
        "customer_campaign_status_history,enrolment/StatusHistoryRepository.java",
        "suppressed_number,suppression/SuppressionRepository.java"
    })
    void aTableHasOneWriter(String table, String writer) {
        assertEquals(Set.of(writer), SqlWriters.of(SOURCES, table));
    }
}
