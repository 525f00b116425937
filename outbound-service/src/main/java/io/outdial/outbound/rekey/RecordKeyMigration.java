package io.outdial.outbound.rekey;

import io.outdial.outbound.donotcall.DoNotCallList;
import io.outdial.outbound.rekey.RecordKeyRepository.OldRecord;
import io.outdial.outbound.rekey.RecordKeyRepository.RekeyedRecord;
import io.outdial.platform.migration.BackgroundMigration;
import io.outdial.platform.migration.RowsByClient;
import io.outdial.platform.phone.PhoneNumber;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/**
 * Gives records the keys of today's rule (ADR 0021). Where several become records of one telephone in one campaign, the
 * oldest is the first. A record of a listed number is taken out of dialling, one of an erased person is emptied.
 */
@ApplicationScoped
class RecordKeyMigration implements BackgroundMigration {

    @Inject
    Clients clients;

    @Inject
    RecordKeyRepository repository;

    @Inject
    DoNotCallList doNotCall;

    @Inject
    KnownHashes hashes;

    @Override
    public String name() {
        return "keys of records";
    }

    /** After the do-not-call list, so that records can be compared with all of it by current keys. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public Uni<Integer> migrateSome() {
        return repository
                .findOld(clients.ids())
                .chain(records -> RowsByClient.migrate(records, OldRecord::clientId, this::migrate));
    }

    private Uni<Integer> migrate(UUID clientId, List<OldRecord> records) {
        String region = clients.region(clientId);
        List<RekeyedRecord> rekeyed = records.stream()
                .map(record ->
                        new RekeyedRecord(record, PhoneNumber.stored(record.phone(), record.phoneKey(), null, region)))
                .toList();
        List<PhoneNumber> all = rekeyed.stream().map(RekeyedRecord::number).toList();
        return doNotCall
                .lock(clientId, all)
                .chain(() -> repository.rekey(clientId, rekeyed))
                .chain(() -> doNotCall.stopListed(clientId, all))
                .chain(() -> hashes.erased(clientId, all))
                .chain(erased -> Multi.createFrom()
                        .iterable(erased)
                        .onItem()
                        .transformToUniAndConcatenate(number -> doNotCall.erase(clientId, number, name()))
                        .collect()
                        .asList())
                .replaceWith(records.size());
    }
}
