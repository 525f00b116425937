package io.outdial.outbound.loading;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.contract.outbound.RecordAnswerDto;
import io.outdial.contract.outbound.RecordUpdateOutcomesDto;
import io.outdial.contract.outbound.RecordUpdatesApi;
import io.outdial.contract.outbound.UpdateRecordDto;
import io.outdial.contract.outbound.UpdateRecordsDto;
import io.outdial.outbound.dialler.RecordMapper;
import io.outdial.platform.caller.Call;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.idempotency.Idempotency;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code PATCH /v2/records/{handle}} and {@code /v2/records:update}: changing records that wait. */
@Cancellable(false)
public class RecordUpdatesResource implements RecordUpdatesApi {

    @Inject
    RecordUpdateService records;

    @Inject
    UpdateMapper mapper;

    @Inject
    Idempotency idempotency;

    @Inject
    Call call;

    @Override
    public Uni<RecordAnswerDto> updateRecord(Long handle, UpdateRecordDto given, String idempotencyKey) {
        UUID clientId = call.clientId();
        RecordUpdate update = mapper.read(handle, given);
        return idempotency.once(call, idempotencyKey, RecordAnswerDto.class, () -> records.update(clientId, update)
                .map(updated -> new RecordAnswerDto(RecordMapper.toDto(updated.record(), updated.chain()))));
    }

    @Override
    public Uni<RecordUpdateOutcomesDto> updateRecords(UpdateRecordsDto given, String idempotencyKey) {
        UUID clientId = call.clientId();
        return idempotency.once(
                call, idempotencyKey, RecordUpdateOutcomesDto.class, () -> update(clientId, given.records())
                        .map(outcomes -> toDto(given.records(), outcomes)));
    }

    /** The rows that are right, whatever the others are. */
    private Uni<List<Optional<Failure>>> update(UUID clientId, List<JsonNode> rows) {
        List<RecordUpdate> updates = new ArrayList<>();
        List<Optional<Failure>> outcomes = new ArrayList<>();
        for (JsonNode row : rows) {
            try {
                updates.add(mapper.read(row));
                outcomes.add(Optional.empty());
            } catch (Failure.NotValid wrong) {
                outcomes.add(Optional.of(wrong));
            }
        }
        return records.updateAll(clientId, updates).map(carriedOut -> {
            Iterator<Optional<Failure>> next = carriedOut.iterator();
            outcomes.replaceAll(outcome -> outcome.isEmpty() ? next.next() : outcome);
            return outcomes;
        });
    }

    private static RecordUpdateOutcomesDto toDto(List<JsonNode> rows, List<Optional<Failure>> outcomes) {
        return new RecordUpdateOutcomesDto(IntStream.range(0, rows.size())
                .mapToObj(n -> UpdateMapper.toDto(rows.get(n), outcomes.get(n)))
                .toList());
    }
}
