package io.outdial.outbound.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Records that are added by one statement, with the outcomes that they would have one after the other. PostgreSQL
 * decides between equal numbers, by one unique index; so what that index cannot see must not be in one set: a number
 * that is the second reading of another one. And one statement gives a campaign one position.
 */
public final class RecordSet {

    private record Key(UUID clientId, String phoneKey) {}

    private record Campaign(UUID clientId, UUID id) {}

    private final int maxRecords;
    private final List<AddRequest> requests = new ArrayList<>();
    private final Set<Key> keys = new HashSet<>();
    private final Set<Key> ambiguous = new HashSet<>();
    private final Map<Campaign, String> positions = new HashMap<>();

    public RecordSet(int maxRecords) {
        this.maxRecords = maxRecords;
    }

    /** Cuts requests into sets that are added one after the other. */
    public static List<RecordSet> of(List<AddRequest> requests, int maxRecords) {
        List<RecordSet> sets = new ArrayList<>();
        RecordSet open = new RecordSet(maxRecords);
        for (AddRequest request : requests) {
            if (!open.join(request)) {
                sets.add(open);
                open = new RecordSet(maxRecords);
                open.join(request);
            }
        }
        if (!open.requests.isEmpty()) {
            sets.add(open);
        }
        return sets;
    }

    /** In the order in which they joined. */
    public List<AddRequest> requests() {
        return List.copyOf(requests);
    }

    /** @return false if it has to go with a later set */
    public boolean join(AddRequest request) {
        if (requests.size() == maxRecords || isHiddenFromIndex(request.record()) || moves(request)) {
            return false;
        }
        NewRecord record = request.record();
        for (String key : record.phone().keys()) {
            keys.add(key(record, key));
            if (isAmbiguous(record)) {
                ambiguous.add(key(record, key));
            }
        }
        if (request.admission().position() != null) {
            positions.put(campaign(record), request.admission().position());
        }
        requests.add(request);
        return true;
    }

    private boolean isHiddenFromIndex(NewRecord record) {
        Set<Key> seen = isAmbiguous(record) ? keys : ambiguous;
        return record.phone().keys().stream().anyMatch(key -> seen.contains(key(record, key)));
    }

    private boolean moves(AddRequest request) {
        String position = request.admission().position();
        return position != null && !position.equals(positions.getOrDefault(campaign(request.record()), position));
    }

    private static boolean isAmbiguous(NewRecord record) {
        return record.phone().otherKey() != null;
    }

    private static Key key(NewRecord record, String phoneKey) {
        return new Key(record.clientId(), phoneKey);
    }

    private static Campaign campaign(NewRecord record) {
        return new Campaign(record.clientId(), record.campaignId());
    }
}
