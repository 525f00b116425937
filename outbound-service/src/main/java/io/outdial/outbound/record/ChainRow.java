package io.outdial.outbound.record;

import io.outdial.platform.phone.PhoneNumber;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** A record between the columns of {@link HandleStatements} and Java. */
final class ChainRow {

    private ChainRow() {}

    /**
     * @param row in the order of {@link HandleStatements#READ_CHAINS}
     * @param region two-letter region that numbers of the client are read in
     */
    static OutboundRecord read(Object[] row, String region) {
        RecordStatus status = RecordStatus.of((Short) row[12]);
        return new OutboundRecord(
                (Long) row[0],
                (Integer) row[1],
                (UUID) row[2],
                new Contact(
                        PhoneNumber.stored((String) row[3], (String) row[4], (String) row[5], region),
                        PhoneType.of((Short) row[6]),
                        new WindowKey(zones((String) row[7], (String) row[8]), (Integer) row[9], (Integer) row[10])),
                new Progress(
                        RecordType.of((Short) row[11]),
                        status,
                        CallResult.find((Short) row[13]).orElseThrow(),
                        (Integer) row[14],
                        (Short) row[15],
                        (Short) row[16]),
                new Turn(
                        instant(row[17]),
                        (Short) row[18],
                        (UUID) row[19],
                        (UUID) row[20],
                        (UUID) row[21],
                        row[22] == null ? null : new Rejection((UUID) row[22], instant(row[23]))),
                status == RecordStatus.RETRIEVED ? new Hold((UUID) row[24], (UUID) row[25]) : null);
    }

    static Long chainId(Object[] row) {
        return (Long) row[26];
    }

    /** @param lane null where the record stays in its lane */
    static JsonObject written(OutboundRecord record, Lane lane) {
        WindowKey window = record.contact().window();
        Progress progress = record.progress();
        Turn turn = record.turn();
        return new JsonObject()
                .put("handle", record.handle())
                .put("phone_type", record.contact().phoneType().number())
                .put("timezone", window.zones().size() == 1 ? window.zones().get(0) : null)
                .put("call_from", window.callFrom())
                .put("call_until", window.callUntil())
                .put("record_type", progress.type().number())
                .put("record_status", progress.status().number())
                .put("call_result", progress.result().number())
                .put("attempts", progress.attempts())
                .put("technical_failures", progress.technicalFailures())
                .put("lost_leases", progress.lostLeases())
                .put("due_at", text(turn.dueAt()))
                .put("lane_id", lane == null ? null : lane.id())
                .put("window_id", lane == null ? null : lane.windowId())
                .put("priority", turn.priority())
                .put("member_id", text(turn.memberId()))
                .put("skill_id", text(turn.skillId()))
                .put(
                        "rejected_by",
                        turn.rejection() == null ? null : text(turn.rejection().memberId()))
                .put(
                        "rejected_at",
                        turn.rejection() == null ? null : text(turn.rejection().at()))
                .put("is_ended", !record.isToBeCalled());
    }

    static JsonObject written(AttemptEnd end) {
        return new JsonObject()
                .put("id", end.attemptId().toString())
                .put("ended_by", end.endedBy().column())
                .put("call_result", end.result() == null ? null : end.result().number())
                .put("dialled", end.dialled())
                .put("duration_s", end.durationSeconds());
    }

    /**
     * The zone that the record says, else those it was given with its window.
     *
     * @param ofWindow names with blanks between them, null where the record has no window
     */
    private static List<String> zones(String own, String ofWindow) {
        if (own != null) {
            return List.of(own);
        }
        return ofWindow == null || ofWindow.isEmpty() ? List.of() : List.of(ofWindow.split(" "));
    }

    private static Instant instant(Object column) {
        return column == null ? null : ((OffsetDateTime) column).toInstant();
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
