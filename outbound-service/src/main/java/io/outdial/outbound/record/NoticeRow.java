package io.outdial.outbound.record;

import io.outdial.outbound.notice.Desktop;
import io.outdial.outbound.notice.RecordNotice;
import io.outdial.outbound.notification.Subscriber;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A record as a notice names it: the columns of the statements that find whom to tell. */
final class NoticeRow {

    /** Of {@code record} and the member of {@code told}. */
    static final String COLUMNS = """
            told.member_id, member_device(record.client_id, told.member_id, record.campaign_id) AS device_id,
                   record.client_id, record.handle, record.chain_id, campaign.name AS campaign, list.name AS list, campaign.application_id
            """;

    /** The tables of {@link #COLUMNS} that are named by the record. */
    static final String NAMES = """
              JOIN campaign ON campaign.client_id = record.client_id AND campaign.id = record.campaign_id
              JOIN calling_list AS list ON list.client_id = record.client_id AND list.id = record.calling_list_id
            """;

    private NoticeRow() {}

    /** @param row {@link #COLUMNS}, and the time if there is one */
    static RecordNotice read(Object[] row, RecordNotice.Kind kind) {
        return new RecordNotice(
                new Desktop(new Subscriber((UUID) row[2], (UUID) row[0]), (UUID) row[1]),
                new RecordNotice.NamedRecord(
                        (Long) row[3], (Long) row[4], (String) row[5], (String) row[6], (Integer) row[7]),
                kind,
                row.length == 8 ? null : ((OffsetDateTime) row[8]).toInstant());
    }
}
