package io.outdial.outbound.cloudagent.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.contract.outbound.CloudAgentReplyDto;
import io.outdial.contract.outbound.CloudAgentResultDto;
import io.outdial.contract.outbound.ScheduledDataApi;
import io.outdial.outbound.cloudagent.CloudAgentAccess;
import io.outdial.outbound.cloudagent.Reply;
import io.outdial.outbound.cloudagent.Vocabulary;
import io.outdial.outbound.cloudagent.coding.Fields;
import io.outdial.platform.caller.Call;
import io.outdial.platform.idempotency.Idempotency;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import java.util.List;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Leads for a time to come: they are scheduled, listed and deleted here (cloudagent.md §2.4). */
@Cancellable(false)
public class ScheduledDataResource implements ScheduledDataApi {

    private static final String ROW_ID = "rowId";

    /** An answer is kept in memory while it is written. */
    private static final int MAX_LISTED = 1_000;

    @Inject
    CloudAgentAccess access;

    @Inject
    ScheduleService schedule;

    @Inject
    ScheduledLeadService leads;

    @Inject
    ScheduledLeadRepository repository;

    @Inject
    Idempotency idempotency;

    @Inject
    Call call;

    @Context
    HttpServerRequest http;

    @Override
    public Uni<CloudAgentResultDto> scheduleCampaignData(String idempotencyKey, JsonNode object) {
        return schedule("scheduleCampaignData", object, idempotencyKey, Vocabulary.CA_APIS);
    }

    @Override
    public Uni<CloudAgentResultDto> legacyScheduleCampaignData(JsonNode object, String idempotencyKey) {
        return schedule("legacyScheduleCampaignData", object, idempotencyKey, Vocabulary.LEGACY);
    }

    @Override
    public Uni<CloudAgentResultDto> legacyScheduleCampaignDataByPost(String idempotencyKey, JsonNode object) {
        return schedule("legacyScheduleCampaignDataByPost", object, idempotencyKey, Vocabulary.LEGACY);
    }

    @Override
    public Uni<CloudAgentResultDto> getScheduledData(JsonNode object) {
        Fields fields = new Fields(object);
        return access.check(http, "getScheduledData", fields)
                .chain(fault -> fault.isPresent()
                        ? Uni.createFrom().item(ScheduleAnswers.noList(fault.get()))
                        : list(fields.list(ROW_ID)));
    }

    @Override
    public Uni<CloudAgentReplyDto> deleteScheduledData(JsonNode object) {
        Fields fields = new Fields(object);
        return access.check(http, "deleteScheduledData", fields)
                .chain(fault -> fault.map(refused -> Uni.createFrom().item(Reply.of(refused, Vocabulary.CA_APIS)))
                        .orElseGet(() -> delete(fields.list(ROW_ID))))
                .map(Reply::toDto);
    }

    private Uni<CloudAgentResultDto> schedule(
            String operationId, JsonNode object, String idempotencyKey, Vocabulary vocabulary) {
        Fields fields = new Fields(object);
        return access.check(http, operationId, fields)
                .chain(fault -> fault.isPresent()
                        ? Uni.createFrom().item(ScheduleAnswers.of(ScheduleAnswers.refusal(fault.get(), vocabulary)))
                        : idempotency.once(
                                call,
                                idempotencyKey,
                                CloudAgentResultDto.class,
                                connection -> schedule.schedule(connection, call.caller(), fields, vocabulary)));
    }

    private Uni<CloudAgentResultDto> list(List<String> rowIds) {
        return RowIds.read(rowIds)
                .map(ids -> repository
                        .list(call.clientId(), ids, MAX_LISTED)
                        .map(found -> ScheduleAnswers.list(
                                found, call.caller().client().timeZone(), leads::fieldsOf)))
                .orElseGet(() -> Uni.createFrom().item(ScheduleAnswers.of(ScheduleAnswers.INVALID_ROW_ID)));
    }

    private Uni<Reply> delete(List<String> rowIds) {
        if (rowIds.isEmpty()) {
            return Uni.createFrom().item(ScheduleAnswers.NO_ROW_ID);
        }
        return RowIds.read(rowIds)
                .map(ids -> repository.delete(call.clientId(), ids).map(ScheduleAnswers::deleted))
                .orElseGet(() -> Uni.createFrom().item(ScheduleAnswers.INVALID_ROW_ID));
    }
}
