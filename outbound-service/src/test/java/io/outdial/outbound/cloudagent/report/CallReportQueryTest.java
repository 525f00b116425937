package io.outdial.outbound.cloudagent.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.outdial.outbound.cloudagent.coding.Fields;
import io.outdial.platform.registry.Client;
import io.outdial.platform.time.TzdbZone;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallReportQueryTest {

    private static final Client CLIENT =
            new Client(new UUID(0, 1), "New York", "US", TzdbZone.of("America/New_York"), null);
    private static final Instant NOW = Instant.parse("2030-03-20T16:00:00Z");

    @Test
    void aDayIsOneOfTheClient() {
        CallReportQuery query = read("2030-03-10 00:00:00", "2030-03-10 23:59:59");
        assertNull(query.fault());
        assertEquals(Instant.parse("2030-03-10T05:00:00Z"), query.from());
        assertEquals(Instant.parse("2030-03-11T04:00:00Z"), query.until());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                    | 2030-03-20 10:00:00 | Missing fromDate and toDate",
                "2030-03-20 10:00:00 |                     | Missing fromDate and toDate",
                "''                  | 2030-03-20 10:00:00 | Missing fromDate and toDate",
                "2030-03-20          | 2030-03-20          | Invalid fromDate format. Please pass the date in the format yyyy-MM-dd HH:mm:ss",
                "2030-02-30 10:00:00 | 2030-02-30 10:00:00 | Invalid fromDate format. Please pass the date in the format yyyy-MM-dd HH:mm:ss",
                "2030-03-20 10:00:00 | 20.03.2030 10:00:00 | Invalid fromDate format. Please pass the date in the format yyyy-MM-dd HH:mm:ss",
                "2030-03-19 23:00:00 | 2030-03-20 10:00:00 | fromDate and toDate should be of the same day",
                "2030-03-20 10:00:00 | 2030-03-20 09:59:59 | fromDate should not be after toDate",
                "2030-03-20 12:00:01 | 2030-03-20 13:00:00 | fromDate should not be in the future",
                "2030-03-20 12:00:00 | 2030-03-20 23:59:59 | ",
                "2030-03-05 00:00:00 | 2030-03-05 23:59:59 | ",
                "2030-03-04 00:00:00 | 2030-03-04 23:59:59 | fromDate should be within the last 15 days",
            })
    void itIsPartOfOneOfTheLastFifteenDays(String from, String until, String fault) {
        assertEquals(fault, read(from, until).fault());
    }

    private static CallReportQuery read(String from, String until) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        if (from != null) {
            fields.put("fromDate", from);
        }
        if (until != null) {
            fields.put("toDate", until);
        }
        return CallReportQuery.read(new Fields(fields), CLIENT, NOW);
    }
}
