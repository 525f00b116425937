package io.outdial.platform.inbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToIntFunction;

/**
 * Sorts the events of a batch into sets that are applied together, each in a transaction of its own. Were several sets
 * one transaction, each would take its locks in order, and all of them together would not.
 */
final class EventSets {

    private record Kind(UUID clientId, String type) {}

    private EventSets() {}

    /**
     * Events of the same client and type, in the order in which they came.
     *
     * @param maxTogether the largest set of a type; one that nobody knows is sorted like one whose events go alone
     */
    static List<List<ReceivedEvent>> of(Collection<ReceivedEvent> events, ToIntFunction<String> maxTogether) {
        Map<Kind, List<ReceivedEvent>> open = new LinkedHashMap<>();
        List<List<ReceivedEvent>> sets = new ArrayList<>();
        for (ReceivedEvent event : events) {
            Kind kind = new Kind(event.clientId(), event.type());
            List<ReceivedEvent> set = open.get(kind);
            if (set == null || set.size() >= maxTogether.applyAsInt(event.type())) {
                set = new ArrayList<>();
                open.put(kind, set);
                sets.add(set);
            }
            set.add(event);
        }
        return sets;
    }
}
