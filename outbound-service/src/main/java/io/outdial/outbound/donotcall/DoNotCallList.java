package io.outdial.outbound.donotcall;

import io.micrometer.core.instrument.MeterRegistry;
import io.outdial.outbound.notice.RecordNotice;
import io.outdial.outbound.record.ErasedNumber;
import io.outdial.outbound.record.NumberRecordRepository;
import io.outdial.outbound.record.RecordRepository;
import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.phone.NumberHash;
import io.outdial.platform.phone.PhoneNumber;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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

    @Inject
    MeterRegistry metrics;

    /** @return what became of each of the numbers, in their order */
    Uni<List<Added>> add(UUID clientId, List<PhoneNumber> numbers, EntryTerms terms) {
        return repository.connection().chain(transaction -> add(transaction, clientId, numbers, terms));
    }

    /** That of the session of the caller. */
    Uni<SqlCarrier> connection() {
        return repository.connection();
    }

    /** Like {@link #add(UUID, List, EntryTerms)}, in the transaction of a connection. */
    Uni<List<Added>> add(SqlCarrier transaction, UUID clientId, List<PhoneNumber> numbers, EntryTerms terms) {
        return records.lockNumbers(transaction, clientId, numbers)
                .chain(() -> repository.list(transaction, clientId, numbers, key -> hashes.of(clientId, key), terms))
                .map(outcomes -> numbers.stream()
                        .map(number -> new Added(number, outcome(number, outcomes)))
                        .toList())
                .invoke(added -> count(added, terms));
    }

    private void count(List<Added> added, EntryTerms terms) {
        metrics.counter("outdial.do.not.call.listed", "origin", terms.origin().wireValue())
                .increment((double) added.stream().filter(Added::isChange).count());
    }

    /** Of a number with two keys one may be listed already: what has changed counts. */
    private static Added.Outcome outcome(PhoneNumber number, Map<String, Added.Outcome> outcomes) {
        return number.keys().stream()
                .map(outcomes::get)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /**
     * Lists the number and takes its open records out of dialling, in all campaigns.
     *
     * @return to those who have one of them
     */
    public Uni<List<RecordNotice>> addAndStop(UUID clientId, PhoneNumber number, String reportedBy) {
        List<PhoneNumber> numbers = List.of(number);
        return add(clientId, numbers, EntryTerms.ofPerson(reportedBy, null))
                .chain(() -> ofNumbers.stop(clientId, numbers));
    }

    /**
     * Forgets a person (ADR 0017). Only a keyed hash of the number is kept, by which it is recognised and refused. Its
     * records end and no longer hold personal data. Second readings of the stored texts are erased too, since the texts
     * are the person's.
     *
     * @param reportedBy who said so
     * @return to those who have one of the records
     */
    public Uni<List<RecordNotice>> erase(UUID clientId, PhoneNumber number, String reportedBy) {
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
                    PhoneNumber placeholder = ErasedNumber.of(hashesOfKeys.get(0));
                    return traces.delete(clientId, written)
                            .chain(() -> repository.hide(clientId, stored, hashesOfKeys, placeholder, reportedBy))
                            .chain(() -> ofNumbers.erase(clientId, stored, placeholder));
                });
    }

    /** Like {@link #lock(UUID, List)}, in the transaction of a connection. */
    Uni<Void> lock(SqlCarrier transaction, UUID clientId, List<PhoneNumber> numbers) {
        return records.lockNumbers(transaction, clientId, numbers);
    }

    /** Until the transaction ends nobody else adds, lists, stops or erases records of these numbers. */
    public Uni<Void> lock(UUID clientId, List<PhoneNumber> numbers) {
        return records.lockNumbers(clientId, numbers);
    }

    /**
     * Takes the open records of those of the numbers that no campaign may call out of dialling. The caller holds their
     * lock.
     *
     * @return to those who have one of them
     */
    public Uni<List<RecordNotice>> stopListed(UUID clientId, List<PhoneNumber> numbers) {
        return repository.connection().chain(transaction -> stopListed(transaction, clientId, numbers));
    }

    /** Like {@link #stopListed(UUID, List)}, in the transaction of a connection. */
    Uni<List<RecordNotice>> stopListed(SqlCarrier transaction, UUID clientId, List<PhoneNumber> numbers) {
        return repository
                .findStopped(transaction, clientId, numbers)
                .map(listed -> numbers.stream()
                        .filter(number -> number.everyKey().stream().anyMatch(listed::contains))
                        .toList())
                .chain(listed -> ofNumbers.stop(transaction, clientId, listed));
    }
}
