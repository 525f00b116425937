package io.outdial.platform.time;

import io.quarkus.runtime.annotations.RegisterResources;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneOffsetTransitionRule.TimeDefinition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.threeten.bp.zone.ZoneRulesProvider;

/**
 * Reads the rules of the tz database out of ThreeTen-Backport, whose copy of it is kept up to date, into the JDK's
 * types.
 */
@RegisterResources(globs = "org/threeten/bp/TZDB.dat")
final class TzdbRules {

    private static final Set<String> IDS = ZoneRulesProvider.getAvailableZoneIds();

    /**
     * Links of the database that its compilers leave out, because their date libraries read them as offsets; {@code Z}
     * is how UTC was stored by earlier versions.
     */
    private static final Map<String, String> LINKS = Map.of(
            "UTC", "Etc/UTC",
            "GMT", "Etc/GMT",
            "GMT0", "Etc/GMT",
            "GMT+0", "Etc/GMT",
            "GMT-0", "Etc/GMT",
            "Z", "Etc/UTC");

    /** By id; as many as there are zones at most. */
    private static final Map<String, ZoneRules> READ = new ConcurrentHashMap<>();

    private TzdbRules() {}

    static Optional<ZoneRules> find(String id) {
        if (id == null) {
            return Optional.empty();
        }
        String linked = LINKS.getOrDefault(id, id);
        return IDS.contains(linked) ? Optional.of(READ.computeIfAbsent(linked, TzdbRules::read)) : Optional.empty();
    }

    private static ZoneRules read(String id) {
        org.threeten.bp.zone.ZoneRules rules = ZoneRulesProvider.getRules(id, false);
        ZoneOffset first = offset(rules.getOffset(org.threeten.bp.Instant.MIN));
        List<ZoneOffsetTransition> transitions =
                rules.getTransitions().stream().map(TzdbRules::transition).toList();
        List<ZoneOffsetTransitionRule> recurring =
                rules.getTransitionRules().stream().map(TzdbRules::rule).toList();
        // Which part of an offset is daylight saving, the library does not list, and nothing asks.
        return ZoneRules.of(first, first, List.of(), transitions, recurring);
    }

    private static ZoneOffsetTransition transition(org.threeten.bp.zone.ZoneOffsetTransition change) {
        org.threeten.bp.LocalDateTime before = change.getDateTimeBefore();
        return ZoneOffsetTransition.of(
                LocalDateTime.of(
                        before.getYear(),
                        before.getMonthValue(),
                        before.getDayOfMonth(),
                        before.getHour(),
                        before.getMinute(),
                        before.getSecond()),
                offset(change.getOffsetBefore()),
                offset(change.getOffsetAfter()));
    }

    private static ZoneOffsetTransitionRule rule(org.threeten.bp.zone.ZoneOffsetTransitionRule rule) {
        return ZoneOffsetTransitionRule.of(
                Month.of(rule.getMonth().getValue()),
                rule.getDayOfMonthIndicator(),
                rule.getDayOfWeek() == null
                        ? null
                        : DayOfWeek.of(rule.getDayOfWeek().getValue()),
                LocalTime.ofSecondOfDay(rule.getLocalTime().toSecondOfDay()),
                rule.isMidnightEndOfDay(),
                TimeDefinition.valueOf(rule.getTimeDefinition().name()),
                offset(rule.getStandardOffset()),
                offset(rule.getOffsetBefore()),
                offset(rule.getOffsetAfter()));
    }

    private static ZoneOffset offset(org.threeten.bp.ZoneOffset offset) {
        return ZoneOffset.ofTotalSeconds(offset.getTotalSeconds());
    }
}
