package io.outdial.outbound.record;

import io.outdial.outbound.record.HeldRecordService.Held;

/**
 * What a dialler says of a record that it has.
 *
 * @param command {@link RecordCommand.Complete}, {@link RecordCommand.Reschedule} or {@link RecordCommand.DoNotCall}
 */
public record Report(Held hold, RecordCommand command, CallNotes notes) {}
