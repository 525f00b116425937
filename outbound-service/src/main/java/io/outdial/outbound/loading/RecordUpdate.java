package io.outdial.outbound.loading;

import io.outdial.outbound.record.ChainAttribute;
import io.outdial.outbound.record.EditRequest;
import io.outdial.outbound.record.RecordCommand.Edit;
import io.outdial.outbound.record.RecordEdit;
import java.util.UUID;

/**
 * A change of a record as a request gives it.
 *
 * @param edit with fields as they are spelt by its sender
 */
record RecordUpdate(long handle, ChainAttribute reach, RecordEdit edit) {

    UUID memberId() {
        return edit.turns().memberId().value();
    }

    UUID skillId() {
        return edit.turns().skillId().value();
    }

    /** As it is stored in a record of this campaign. */
    EditRequest in(UpdateTarget target) {
        return new EditRequest(
                handle,
                target.campaignId(),
                new Edit(
                        edit.withFields(
                                target.columns().applyToAll(edit.details().fields())),
                        reach));
    }
}
