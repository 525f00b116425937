package io.outdial.outbound.record;

/**
 * How far a record has come.
 *
 * @param attempts calls that count
 * @param technicalFailures calls that failed without reaching the network of the number; they do not count
 * @param lostLeases hand-outs in a row that nobody gave back in time
 */
record Progress(
        RecordType type, RecordStatus status, CallResult result, int attempts, int technicalFailures, int lostLeases) {

    Progress with(RecordType changed) {
        return new Progress(changed, status, result, attempts, technicalFailures, lostLeases);
    }

    Progress with(RecordStatus changed) {
        return new Progress(type, changed, result, attempts, technicalFailures, lostLeases);
    }

    Progress with(CallResult changed) {
        return new Progress(type, status, changed, attempts, technicalFailures, lostLeases);
    }

    Progress called() {
        return new Progress(type, status, result, attempts + 1, technicalFailures, 0);
    }

    Progress failedTechnically() {
        return new Progress(type, status, result, attempts, technicalFailures + 1, 0);
    }

    Progress lostLease() {
        return new Progress(type, status, result, attempts, technicalFailures, lostLeases + 1);
    }
}
