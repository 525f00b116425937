package io.outdial.outbound.genesys;

import io.outdial.outbound.record.RecordFixture;

/** An agent who changes records, and what is stored of them. */
record UpdateDesk(RecordFixture fixture) {

    RecordRequest update(long handle) {
        return RecordRequest.byHandle(fixture, handle).with("operationName", "UpdateRecord");
    }

    String isFirst(long handle) {
        return fixture.text("SELECT is_first::text FROM outbound_record WHERE handle = ?", handle);
    }

    String details(long handle) {
        return fixture.text(
                "SELECT concat_ws(', ', phone, phone_key, is_first::text, phone_type, coalesce(timezone, ''), coalesce(call_from::text, ''), coalesce(call_until::text, '')) FROM outbound_record WHERE handle = ?",
                handle);
    }
}
