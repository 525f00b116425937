package io.outdial.outbound.record;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** How far a record has come, {@code record_status} (genesys-web-services.md §5.4). */
public enum RecordStatus {
    NONE(0),
    READY(1),
    RETRIEVED(2),
    UPDATED(3),
    STALE(4),
    CANCELLED(5),
    AGENT_ERROR(6),
    CHAIN_UPDATED(7),
    MISSED_CALLBACK(8),
    CHAIN_READY(9);

    private static final Set<RecordStatus> ENDED = EnumSet.of(UPDATED, STALE, CANCELLED, AGENT_ERROR, CHAIN_UPDATED);

    private final int number;

    RecordStatus(int number) {
        this.number = number;
    }

    /** @param number 0 to 9 */
    static RecordStatus of(int number) {
        return values()[number];
    }

    public int number() {
        return number;
    }

    /** A record that has ended keeps what it is: nothing changes its type, status or result any more. */
    public boolean isEnded() {
        return ENDED.contains(this);
    }

    /** The numbers of the statuses that records end in, as SQL lists them. */
    static String endedNumbers() {
        return Arrays.stream(values())
                .filter(RecordStatus::isEnded)
                .map(status -> Integer.toString(status.number))
                .collect(Collectors.joining(", "));
    }
}
