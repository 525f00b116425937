package io.outdial.outbound.intake;

import io.outdial.outbound.mapping.MappedColumns;
import io.outdial.outbound.record.KnownRecord;
import java.util.UUID;

/**
 * A campaign as far as rows are concerned.
 *
 * @param isOver whether nobody would ever call what is added
 * @param callingListId the list that the rows go into, null if the campaign has none of the name asked for
 * @param columns those that its mapping names
 */
record RowCampaign(
        UUID clientId,
        UUID id,
        boolean isOutbound,
        boolean isOver,
        DialMethod dialMethod,
        UUID callingListId,
        String callingList,
        MappedColumns columns) {

    KnownRecord known(long handle) {
        return new KnownRecord(handle, callingList);
    }
}
