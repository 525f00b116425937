package io.outdial.outbound.cloudagent.report;

import io.outdial.outbound.cloudagent.coding.Fields;
import io.outdial.outbound.cloudagent.coding.MomentText;
import io.outdial.outbound.record.CallFilter;
import io.outdial.platform.registry.Client;
import io.outdial.platform.time.TzdbZone;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;

/**
 * Which calls a report is asked for: those of a part of one day, not longer ago than a fortnight (cloudagent.md §2.7).
 *
 * @param until exclusive: the second that is named is part of it
 * @param campaign its name; null for every campaign
 * @param filter but for the campaign
 * @param fault what is wrong with the request, in the vendor's words; null where nothing is
 */
record CallReportQuery(Instant from, Instant until, String campaign, CallFilter filter, String fault) {

    private static final Duration OLDEST = Duration.ofDays(15);

    static CallReportQuery read(Fields fields, Client client, Instant now) {
        TzdbZone zone = client.timeZone();
        String from = fields.text("fromDate");
        String until = fields.text("toDate");
        if (isMissing(from) || isMissing(until)) {
            return refused("Missing fromDate and toDate");
        }
        LocalDateTime first = MomentText.read(from).orElse(null);
        LocalDateTime last = MomentText.read(until).orElse(null);
        if (first == null || last == null) {
            return refused("Invalid fromDate format. Please pass the date in the format yyyy-MM-dd HH:mm:ss");
        }
        if (first.isAfter(last)) {
            return refused("fromDate should not be after toDate");
        }
        if (!first.toLocalDate().equals(last.toLocalDate())) {
            return refused("fromDate and toDate should be of the same day");
        }
        Instant begin = zone.instantOf(first);
        if (begin.isAfter(now)) {
            return refused("fromDate should not be in the future");
        }
        if (zone.instantOf(first.toLocalDate().plusDays(1).atStartOfDay()).isBefore(now.minus(OLDEST))) {
            return refused("fromDate should be within the last 15 days");
        }
        CallFilterReader filter = CallFilterReader.read(fields, client.region());
        return filter.fault() == null
                ? new CallReportQuery(
                        begin,
                        zone.instantOf(last).plusSeconds(1),
                        emptyAsNull(fields.text("campaignName")),
                        filter.filter(),
                        null)
                : refused(filter.fault());
    }

    private static CallReportQuery refused(String fault) {
        return new CallReportQuery(null, null, null, null, fault);
    }

    private static String emptyAsNull(String text) {
        return isMissing(text) ? null : text;
    }

    private static boolean isMissing(String text) {
        return text == null || text.isEmpty();
    }
}
