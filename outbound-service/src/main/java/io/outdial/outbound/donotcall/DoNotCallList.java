package io.outdial.outbound.donotcall;

import io.outdial.outbound.notice.RecordNotice;
import io.outdial.outbound.record.ErasedNumber;
import io.outdial.outbound.record.NumberRecordRepository;
import io.outdial.outbound.record.RecordRepository;
import io.outdial.platform.phone.NumberHash;
import io.outdial.platform.phone.PhoneNumber;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The numbers of a client that must never be called. Everything here joins the caller's transaction and begins by
 * taking the lock of the numbers, which is held to its end: a record that is added meanwhile is refused afterwards, one
 * that was added before is found (ADR 0006).
 */
@ApplicationScoped
public class DoNotCallList {

    @Inject
    ErasedTraceRepository traces;

    @Inject
    DoNotCallListRepository repository;

    @Inject
    RecordRepository records;

    @Inject
    NumberRecordRepository ofNumbers;

    @Inject
    NumberHash hashes;

    /**
     * @param campaignId null where it was reported in none
     * @return those of the numbers that were not listed before
     */
    Uni<List<PhoneNumber>> add(UUID clientId, List<PhoneNumber> numbers, String reportedBy, UUID campaignId) {
        return lock(clientId, numbers)
                .chain(() ->
                        repository.list(clientId, numbers, key -> hashes.of(clientId, key), reportedBy, campaignId))
                .map(added -> numbers.stream()
                        .filter(number -> number.keys().stream().anyMatch(added::contains))
                        .toList());
    }

    /**
     * Lists the number and takes its open records out of dialling, in all campaigns.
     *
     * @return to those who have one of them
     */
    public Uni<List<RecordNotice>> addAndStop(UUID clientId, PhoneNumber number, String reportedBy) {
        List<PhoneNumber> numbers = List.of(number);
        return add(clientId, numbers, reportedBy, null).chain(() -> ofNumbers.stop(clientId, numbers));
    }

    /**
     * Forgets a person (ADR 0017). Only a keyed hash of the number is kept, by which it is recognised and refused. Its
     * records end and no longer hold personal data. Second readings of the stored texts are erased too, since the texts
     * are the person's.
     *
     * @return to those who have one of the records
     */
    public Uni<List<RecordNotice>> erase(UUID clientId, PhoneNumber number) {
        return lock(clientId, List.of(number))
                .chain(() -> repository.otherKeys(clientId, number.everyKey()))
                .chain(others -> {
                    List<String> keys = Stream.concat(number.keys().stream(), others.stream())
                            .distinct()
                            .toList();
                    List<String> stored = Stream.concat(keys.stream(), number.formerKeys().stream())
                            .distinct()
                            .toList();
                    List<String> hashesOfKeys =
                            keys.stream().map(key -> hashes.of(clientId, key)).toList();
                    List<String> written = Stream.concat(stored.stream(), Stream.of(number.given()))
                            .toList();
                    return traces.delete(clientId, written)
                            .chain(() -> repository.hide(clientId, stored, hashesOfKeys))
                            .chain(() -> ofNumbers.erase(clientId, stored, ErasedNumber.of(hashesOfKeys.get(0))));
                });
    }

    /** Until the transaction ends nobody else adds, lists, stops or erases records of these numbers. */
    public Uni<Void> lock(UUID clientId, List<PhoneNumber> numbers) {
        return records.lockNumbers(clientId, numbers);
    }

    /**
     * Takes the open records of numbers that are listed out of dialling. The caller holds their lock.
     *
     * @return to those who have one of them
     */
    public Uni<List<RecordNotice>> stop(UUID clientId, List<PhoneNumber> numbers) {
        return ofNumbers.stop(clientId, numbers);
    }
}
