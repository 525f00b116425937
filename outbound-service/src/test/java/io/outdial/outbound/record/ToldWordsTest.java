package io.outdial.outbound.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The database tells of ends and results in the words of {@link EndReason} and {@link CallResult} (V182, V183). */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class ToldWordsTest {

    final Rows rows = new Rows();

    @Test
    void endsAreTheSame() {
        List<String> expected = Stream.of(RecordType.values())
                .flatMap(type -> Stream.of(RecordStatus.values()).flatMap(status -> Stream.of(CallResult.values())
                        .map(result -> type.number() + " " + status.number() + " " + result.number() + " "
                                + word(EndReason.of(type, status, result)))))
                .toList();
        assertEquals(expected, rows.texts("""
                SELECT concat_ws(' ', type, status, result, coalesce(end_reason(type::smallint, status::smallint, result::smallint), 'none'))
                  FROM generate_series(0, 7) AS type, generate_series(0, 9) AS status, generate_series(0, 53) AS result ORDER BY type, status, result
                """));
    }

    @Test
    void resultsAreTheSame() {
        assertEquals(
                Stream.of(CallResult.values()).map(CallResult::wireValue).toList(),
                rows.texts("SELECT call_result_word(n::smallint) FROM generate_series(0, 53) AS n ORDER BY n"));
    }

    private static String word(EndReason reason) {
        return reason == null ? "none" : reason.name().toLowerCase(Locale.ROOT);
    }
}
