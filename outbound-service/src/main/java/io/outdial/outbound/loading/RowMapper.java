package io.outdial.outbound.loading;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.contract.outbound.KnownRecordDto;
import io.outdial.contract.outbound.RecordDuplicatesDto;
import io.outdial.contract.outbound.RecordRowErrorDto;
import io.outdial.contract.outbound.RecordRowOutcomeDto;
import io.outdial.contract.outbound.RecordRowOutcomesDto;
import io.outdial.contract.outbound.RecordRowResultDto;
import io.outdial.outbound.intake.DuplicateTerms;
import io.outdial.outbound.intake.DuplicateTerms.Policy;
import io.outdial.outbound.intake.RowFault;
import io.outdial.outbound.intake.RowOutcome;
import io.outdial.outbound.intake.RowReader;
import io.outdial.outbound.intake.RowReading;
import io.outdial.outbound.record.DuplicateScope.Reach;
import io.outdial.outbound.record.KnownRecord;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.registry.Client;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Between the rows of requests and ours. */
final class RowMapper {

    private RowMapper() {}

    static List<RowReading> read(Client client, List<JsonNode> rows) {
        RowReader reader = new RowReader(client);
        return rows.stream().map(row -> read(reader, row)).toList();
    }

    private static RowReading read(RowReader reader, JsonNode row) {
        return row != null && row.isObject()
                ? reader.read(object(row))
                : new RowReading.Faulty(new RowFault(ErrorCode.VALIDATION_ERROR, "", "The row is no object"));
    }

    private static Map<String, Object> object(JsonNode node) {
        Map<String, Object> values = new LinkedHashMap<>();
        node.properties().forEach(entry -> values.put(entry.getKey(), value(entry.getValue())));
        return values;
    }

    private static Object value(JsonNode node) {
        if (node.isObject()) {
            return object(node);
        }
        if (node.isArray()) {
            List<Object> values = new ArrayList<>();
            node.forEach(entry -> values.add(value(entry)));
            return values;
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isNumber()) {
            return node.numberValue();
        }
        return node.isNull() ? null : node.asText();
    }

    /** @param given null, like each of its values, for what is usual */
    static DuplicateTerms terms(RecordDuplicatesDto given) {
        DuplicateTerms usual = DuplicateTerms.USUAL;
        if (given == null) {
            return usual;
        }
        return new DuplicateTerms(
                given.scope() == null
                        ? usual.reach()
                        : Reach.valueOf(given.scope().name()),
                given.policy() == null
                        ? usual.policy()
                        : Policy.valueOf(given.policy().name()),
                given.lastDays(),
                Boolean.TRUE.equals(given.byName()));
    }

    static RecordRowOutcomesDto toDto(List<RowOutcome> outcomes) {
        return new RecordRowOutcomesDto(outcomes.stream().map(RowMapper::toDto).toList());
    }

    private static RecordRowOutcomeDto toDto(RowOutcome outcome) {
        if (outcome instanceof RowOutcome.Stored stored) {
            return new RecordRowOutcomeDto(RecordRowResultDto.STORED, stored.handle(), null, null);
        }
        if (outcome instanceof RowOutcome.Updated updated) {
            return new RecordRowOutcomeDto(RecordRowResultDto.UPDATED, updated.handle(), null, null);
        }
        if (outcome instanceof RowOutcome.Duplicate duplicate) {
            return new RecordRowOutcomeDto(
                    duplicate.isSkipped() ? RecordRowResultDto.SKIPPED : RecordRowResultDto.DUPLICATE,
                    null,
                    toDto(duplicate.known()),
                    null);
        }
        return outcome instanceof RowOutcome.Invalid invalid
                ? new RecordRowOutcomeDto(RecordRowResultDto.INVALID, null, null, toDto(invalid.fault()))
                : new RecordRowOutcomeDto(RecordRowResultDto.DO_NOT_CALL, null, null, null);
    }

    private static KnownRecordDto toDto(KnownRecord known) {
        return known == null ? null : new KnownRecordDto(known.handle(), known.callingList());
    }

    private static RecordRowErrorDto toDto(RowFault fault) {
        return new RecordRowErrorDto(fault.code().name(), fault.field(), fault.message());
    }
}
