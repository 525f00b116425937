package io.outdial.outbound.record;

import io.outdial.platform.phone.PhoneNumber;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** What happens to records. */
@ApplicationScoped
public class RecordService {

    @Inject
    RecordRepository repository;

    /**
     * Cancels the open records of a number in a campaign, in the caller's transaction. It takes turns with marks of the
     * number, since both change several of its records and could otherwise wait for each other for ever.
     */
    public Uni<Void> cancelOpen(UUID clientId, UUID campaignId, PhoneNumber number) {
        return repository
                .lockNumbers(clientId, List.of(number))
                .chain(() -> repository.cancel(clientId, campaignId, number));
    }
}
