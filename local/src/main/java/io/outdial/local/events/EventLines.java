package io.outdial.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Events that wait, as lines for people: below each why it was not taken. */
public final class EventLines {

    private static final String COLUMNS = "%-36s  %-20s  %9s  %8s  %s";
    private static final int COUNTED_UP_TO = 100_000;

    private EventLines() {}

    /** @param answer of the service */
    public static List<String> of(String service, JsonNode answer, Instant now) {
        List<String> lines = new ArrayList<>();
        long pending = answer.path("pending").asLong();
        lines.add(
                pending == 0
                        ? service + ": no event waits"
                        : service + ": " + (pending == COUNTED_UP_TO ? "100,000 events or more wait" : count(pending))
                                + ", the oldest since " + time(since(answer.path("oldestWrittenAt"), now)));
        if (!answer.path("events").isEmpty()) {
            lines.add(COLUMNS.formatted("ID", "TYPE", "WAITS FOR", "ATTEMPTS", "NEXT"));
        }
        for (JsonNode event : answer.path("events")) {
            lines.add(COLUMNS.formatted(
                    event.path("id").asText(),
                    event.path("type").asText(),
                    time(since(event.path("writtenAt"), now)),
                    event.path("attempts").asInt(),
                    next(event, now)));
            if (event.path("failure").isTextual()) {
                lines.add("    " + event.path("failure").asText());
            }
        }
        return lines;
    }

    private static String count(long pending) {
        return pending == 1 ? "1 event waits" : pending + " events wait";
    }

    private static String next(JsonNode event, Instant now) {
        if (event.path("waitsFor").isTextual()) {
            return "after " + event.path("waitsFor").asText();
        }
        Duration until = Duration.between(now, Instant.parse(event.path("dueAt").asText()));
        return until.isNegative() || until.isZero() ? "now" : "in " + time(until);
    }

    private static Duration since(JsonNode instant, Instant now) {
        return Duration.between(Instant.parse(instant.asText()), now);
    }

    /** In its two largest units. */
    private static String time(Duration duration) {
        if (duration.toDays() > 0) {
            return duration.toDays() + "d " + duration.toHoursPart() + "h";
        }
        if (duration.toHours() > 0) {
            return duration.toHours() + "h " + duration.toMinutesPart() + "min";
        }
        return duration.toMinutes() > 0
                ? duration.toMinutes() + "min " + duration.toSecondsPart() + "s"
                : Math.max(0, duration.toSeconds()) + "s";
    }
}
