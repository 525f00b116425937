package io.outdial.outbound.donotcall;

import io.outdial.outbound.record.ErasedNumber;
import io.outdial.platform.paging.Page;
import io.outdial.platform.paging.PageRequest;
import io.outdial.platform.phone.NumberHash;
import io.outdial.platform.phone.PhoneNumber;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What shows later who listed a number, and that nobody has changed the answer (ADR 0043). */
@ApplicationScoped
class AuditService {

    /** So many rows are verified at once, within the time of a request. */
    static final int MAX_VERIFIED = 10_000;

    @Inject
    AuditRepository audit;

    @Inject
    EvidenceRepository evidence;

    @Inject
    NumberHash hashes;

    @WithSession
    Uni<Page<AuditRow>> list(UUID clientId, PageRequest page) {
        return audit.list(clientId, page);
    }

    /** @param after number of a row that is known to hold, 0 for none */
    @WithSession
    Uni<Verification> verify(UUID clientId, long after) {
        return audit.verify(clientId, after, MAX_VERIFIED);
    }

    /** What is kept of a number, also where it is kept as a hash only. */
    @WithSession
    Uni<List<Evidence>> evidence(UUID clientId, PhoneNumber number) {
        List<String> keys = number.everyKey();
        return evidence.find(
                clientId,
                Stream.concat(keys.stream(), keys.stream().map(key -> ErasedNumber.of(hashes.of(clientId, key))
                                .key()))
                        .toList());
    }
}
