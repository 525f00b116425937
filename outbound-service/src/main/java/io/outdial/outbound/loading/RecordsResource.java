package io.outdial.outbound.loading;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.contract.outbound.AddRecordsDto;
import io.outdial.contract.outbound.CheckRecordsDto;
import io.outdial.contract.outbound.RecordListDto;
import io.outdial.contract.outbound.RecordRowOutcomesDto;
import io.outdial.contract.outbound.RecordsApi;
import io.outdial.outbound.dialler.RecordMapper;
import io.outdial.outbound.intake.DuplicateTerms;
import io.outdial.outbound.intake.RecordIntake;
import io.outdial.outbound.intake.RowOptions;
import io.outdial.outbound.intake.RowTarget;
import io.outdial.outbound.loading.RecordListService.RecordPage;
import io.outdial.outbound.record.CallResult;
import io.outdial.outbound.record.NewRecordRepository;
import io.outdial.outbound.record.RecordFilter;
import io.outdial.outbound.record.RecordState;
import io.outdial.platform.caller.Call;
import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import io.outdial.platform.idempotency.Idempotency;
import io.outdial.platform.paging.PageRequest;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.registry.Client;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code /v2/campaigns/{id}/records}: loading and finding records. */
@Cancellable(false)
public class RecordsResource implements RecordsApi {

    @Inject
    RecordIntake intake;

    @Inject
    NewRecordRepository records;

    @Inject
    RecordListService list;

    @Inject
    Idempotency idempotency;

    @Inject
    Call call;

    @Override
    public Uni<RecordRowOutcomesDto> addRecords(UUID campaignId, AddRecordsDto given, String idempotencyKey) {
        RowOptions options =
                new RowOptions(RowMapper.terms(given.duplicates()), null, Boolean.TRUE.equals(given.dryRun()));
        RowTarget target = new RowTarget(call.clientId(), campaignId, given.callingList());
        Client client = call.caller().client();
        return idempotency.once(
                call,
                idempotencyKey,
                RecordRowOutcomesDto.class,
                connection -> add(connection, client, target, options, given.records()));
    }

    @Override
    public Uni<RecordRowOutcomesDto> checkRecords(UUID campaignId, CheckRecordsDto given) {
        DuplicateTerms terms = RowMapper.terms(given.duplicates());
        return add(
                records.database(),
                call.caller().client(),
                new RowTarget(call.clientId(), campaignId, given.callingList()),
                new RowOptions(terms, null, true),
                given.records());
    }

    private Uni<RecordRowOutcomesDto> add(
            SqlCarrier connection, Client client, RowTarget target, RowOptions options, List<JsonNode> rows) {
        return intake.add(connection, target, options, RowMapper.read(client, rows))
                .map(RowMapper::toDto);
    }

    @Override
    public Uni<RecordListDto> listCampaignRecords(
            UUID campaignId,
            String state,
            String phone,
            String callingList,
            UUID memberId,
            String callResult,
            String dueBefore,
            UUID importId,
            Long after,
            Integer limit) {
        RecordFilter filter = new RecordFilter(
                state == null ? null : RecordState.valueOf(state.toUpperCase(Locale.ROOT)),
                phone == null ? null : phone(phone),
                callingList,
                memberId,
                callResult == null ? null : result(callResult),
                dueBefore == null ? null : instant(dueBefore),
                importId);
        int size = PageRequest.of(null, limit).limit();
        return list.list(call.clientId(), campaignId, filter, Objects.requireNonNullElse(after, 0L), size)
                .map(RecordsResource::toDto);
    }

    private PhoneNumber phone(String text) {
        return PhoneNumber.of(text, call.caller().client().region())
                .orElseThrow(() -> wrong("phone", "phone is no phone number", "a phone number"));
    }

    private static CallResult result(String word) {
        return CallResult.find(word)
                .orElseThrow(() -> wrong("callResult", "callResult is no result of a call", "such as NoAnswer"));
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw wrong("dueBefore", "dueBefore is no point in time", "such as 2027-01-31T09:30:00Z");
        }
    }

    private static Failure wrong(String name, String message, String expected) {
        return new Failure.NotValid(List.of(Issue.custom(List.of(name), message, expected, "string")));
    }

    private static RecordListDto toDto(RecordPage page) {
        return new RecordListDto(
                page.records().stream()
                        .map(record -> RecordMapper.toDto(
                                record, page.chains().get(record.key().chainId())))
                        .toList(),
                page.next());
    }
}
