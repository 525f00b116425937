package io.outdial.outbound.intake;

/** What a reader has made of a row. Those that it could not read keep their place, so that outcomes keep theirs. */
public sealed interface RowReading {

    record Valid(RecordRow row) implements RowReading {}

    record Faulty(RowFault fault) implements RowReading {}
}
