package io.outdial.outbound.donotcall;

import io.outdial.contract.outbound.DoNotCallRegistryAnswerDto;
import io.outdial.contract.outbound.DoNotCallRegistryDto;
import io.outdial.contract.outbound.DoNotCallRegistryOutcomesDto;
import io.outdial.contract.outbound.DoNotCallRegistryStateDto;
import io.outdial.contract.outbound.RegistryExemptionKindDto;
import io.outdial.contract.outbound.RegistryExemptionOutcomeDto;
import io.outdial.contract.outbound.RegistryExemptionOutcomesDto;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.openapitools.jackson.nullable.JsonNullable;

/** Between the contract's records and the registry. */
final class RegistryMapper {

    /** Before there was a registry. */
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    private RegistryMapper() {}

    /** @throws io.outdial.platform.failure.Failure.NotValid if it is no day of a download */
    static LocalDate day(String downloadedOn, LocalDate today) {
        LocalDate day;
        try {
            day = LocalDate.parse(downloadedOn);
        } catch (DateTimeException noDay) {
            throw EntryMapper.fault("downloadedOn", "is no day", "a day of the calendar");
        }
        if (day.isAfter(today) || day.isBefore(EARLIEST)) {
            throw EntryMapper.fault("downloadedOn", "is no day of a download", "today or a day before");
        }
        return day;
    }

    static DoNotCallRegistryAnswerDto toDto(LocalDate downloadedOn, RegistryAge age) {
        return new DoNotCallRegistryAnswerDto(new DoNotCallRegistryDto(
                Objects.toString(downloadedOn, null),
                DoNotCallRegistryStateDto.valueOf(age.state(downloadedOn).name()),
                downloadedOn == null ? null : age.staleOn(downloadedOn).toString()));
    }

    static DoNotCallRegistryOutcomesDto toDto(
            List<GivenPhone> added, List<GivenPhone> removed, RegistryService.Updated updated) {
        return new DoNotCallRegistryOutcomesDto(
                EntryMapper.toDto(added, updated.added()).results(),
                AuditMapper.toDto(removed, updated.removed()).results());
    }

    /**
     * @param changed keys of which it is said
     * @param done the outcome of their numbers
     * @param not that of all others
     */
    static RegistryExemptionOutcomesDto toDto(
            List<GivenPhone> phones, Set<String> changed, RegistryExemptionKindDto done, RegistryExemptionKindDto not) {
        return new RegistryExemptionOutcomesDto(phones.stream()
                .map(phone -> phone.number() == null
                        ? new RegistryExemptionOutcomeDto(
                                RegistryExemptionKindDto.INVALID, JsonNullable.of(phone.fault()))
                        : new RegistryExemptionOutcomeDto(
                                phone.number().everyKey().stream().anyMatch(changed::contains) ? done : not,
                                JsonNullable.undefined()))
                .toList());
    }
}
