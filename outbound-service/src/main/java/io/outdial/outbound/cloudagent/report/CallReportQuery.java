package io.outdial.outbound.cloudagent.report;

import io.outdial.outbound.cloudagent.coding.Fields;
import io.outdial.platform.time.TzdbZone;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;

/**
 * Which calls a report is asked for: those of a part of one day, not longer ago than a fortnight (cloudagent.md §2.7).
 *
 * @param until exclusive: the second that is named is part of it
 * @param campaign its name; null for every campaign
 * @param fault what is wrong with the request, in the vendor's words; null where nothing is
 */
record CallReportQuery(Instant from, Instant until, String campaign, String fault) {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final int MOMENT_LENGTH = 19;
    private static final Duration OLDEST = Duration.ofDays(15);

    /** @param zone of the client */
    static CallReportQuery read(Fields fields, TzdbZone zone, Instant now) {
        String from = fields.text("fromDate");
        String until = fields.text("toDate");
        if (isMissing(from) || isMissing(until)) {
            return refused("Missing fromDate and toDate");
        }
        LocalDateTime first = moment(from);
        LocalDateTime last = moment(until);
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
        String campaign = fields.text("campaignName");
        return new CallReportQuery(
                begin, zone.instantOf(last).plusSeconds(1), isMissing(campaign) ? null : campaign, null);
    }

    private static CallReportQuery refused(String fault) {
        return new CallReportQuery(null, null, null, fault);
    }

    /** Null where it is none. The length, because the formatter takes a sign before a year of more digits. */
    private static LocalDateTime moment(String text) {
        try {
            return text.length() == MOMENT_LENGTH ? LocalDateTime.parse(text, MOMENT) : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static boolean isMissing(String text) {
        return text == null || text.isEmpty();
    }
}
