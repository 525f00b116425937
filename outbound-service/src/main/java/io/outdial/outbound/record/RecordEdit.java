package io.outdial.outbound.record;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is to be changed of a record that waits. */
public record RecordEdit(Turns turns, Hours hours, Details details) {

    /**
     * Whose turn it is, and how soon.
     *
     * @param priority 0 to 99, never null
     * @param memberId one of the campaign's, null for any
     * @param skillId one of the campaign's, null for none
     */
    public record Turns(Change<Integer> priority, Change<UUID> memberId, Change<UUID> skillId) {

        Turn apply(Turn turn) {
            return new Turn(
                    turn.dueAt(),
                    priority.apply(turn.priority()),
                    memberId.apply(turn.memberId()),
                    skillId.apply(turn.skillId()),
                    turn.sourceId(),
                    turn.rejection());
        }
    }

    /**
     * When it may be called.
     *
     * @param zones of the tz database, or EST, CST, MST or PST; in all of them at once, the client's where there are
     *     none
     * @param callFrom second of the day, null where its campaign says
     * @param callUntil second of the day, null where its campaign says
     */
    public record Hours(Change<List<String>> zones, Change<Integer> callFrom, Change<Integer> callUntil) {

        WindowKey apply(WindowKey window) {
            return new WindowKey(
                    zones.apply(window.zones()),
                    callFrom.apply(window.callFrom()),
                    callUntil.apply(window.callUntil()));
        }
    }

    /**
     * What decides nothing about turns.
     *
     * @param expiresAt from then on it is not called, null for never
     * @param fields set beside those that it has: texts, numbers and booleans, null to take one away
     */
    public record Details(Change<String> name, Change<Instant> expiresAt, Map<String, Object> fields) {

        public Details {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        boolean isNothing() {
            return !name.isSet() && !expiresAt.isSet() && fields.isEmpty();
        }

        /** Both, one after the other. */
        Details then(Details later) {
            Map<String, Object> all = new LinkedHashMap<>(fields);
            all.putAll(later.fields);
            return new Details(name.then(later.name), expiresAt.then(later.expiresAt), all);
        }

        /** Does not show who is to be called. */
        @Override
        public String toString() {
            return "Details[" + fields.size() + " fields]";
        }
    }

    /** The same with other fields. */
    public RecordEdit withFields(Map<String, Object> fields) {
        return new RecordEdit(turns, hours, new Details(details.name(), details.expiresAt(), fields));
    }
}
