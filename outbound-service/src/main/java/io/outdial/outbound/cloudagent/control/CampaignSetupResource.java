package io.outdial.outbound.cloudagent.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.contract.outbound.CampaignSetupApi;
import io.outdial.contract.outbound.CloudAgentNoteDto;
import io.outdial.outbound.campaign.CampaignSetupService;
import io.outdial.outbound.cloudagent.CloudAgentAccess;
import io.outdial.outbound.cloudagent.coding.Fields;
import io.outdial.outbound.notice.Notices;
import io.outdial.outbound.notification.StoredNotifications;
import io.outdial.platform.caller.Call;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.idempotency.Idempotency;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Makes and changes campaigns (cloudagent.md §2.6). The vendor prints few of these answers; ADR 45 has the others. */
@Cancellable(false)
public class CampaignSetupResource implements CampaignSetupApi {

    private static final String UNAUTHENTICATED = "Authentication failed.";
    private static final String UNKNOWN = "Campaign not found.";

    @Inject
    CloudAgentAccess access;

    @Inject
    CampaignSetupService campaigns;

    @Inject
    Notices notices;

    @Inject
    Idempotency idempotency;

    @Inject
    Call call;

    @Context
    HttpServerRequest http;

    @Override
    public Uni<CloudAgentNoteDto> createOutboundCampaign(String idempotencyKey, JsonNode object) {
        Fields fields = new Fields(object);
        return answer(
                "createOutboundCampaign",
                fields,
                idempotencyKey,
                told -> create(fields, CampaignSetupReader::outbound, told));
    }

    @Override
    public Uni<CloudAgentNoteDto> createInboundCampaign(String idempotencyKey, JsonNode object) {
        Fields fields = new Fields(object);
        return answer(
                "createInboundCampaign",
                fields,
                idempotencyKey,
                told -> create(fields, CampaignSetupReader::inbound, told));
    }

    @Override
    public Uni<CloudAgentNoteDto> updateOutboundCampaign(String idempotencyKey, JsonNode object) {
        Fields fields = new Fields(object);
        return answer("updateOutboundCampaign", fields, idempotencyKey, told -> update(fields, told));
    }

    @Override
    public Uni<CloudAgentNoteDto> updateDynamicDids(String idempotencyKey, JsonNode object) {
        Fields fields = new Fields(object);
        return answer("updateDynamicDids", fields, idempotencyKey, told -> updateDids(fields));
    }

    private Uni<String> create(
            Fields fields,
            Function<Fields, CampaignSetupReader.Reading> reader,
            AtomicReference<StoredNotifications> told) {
        CampaignSetupReader.Reading read = reader.apply(fields);
        String fault = isAction(fields, "create") ? read.fault() : "Invalid action";
        return fault != null
                ? Uni.createFrom().item(fault)
                : campaigns
                        .create(call.clientId(), fields.text("campaignName"), read.setup())
                        .invoke(told::set)
                        .replaceWith("Campaign created successfully");
    }

    private Uni<String> update(Fields fields, AtomicReference<StoredNotifications> told) {
        CampaignSetupReader.Reading read = CampaignSetupReader.outbound(fields);
        String fault = isAction(fields, "update") ? read.fault() : "Invalid action";
        return fault != null
                ? Uni.createFrom().item(fault)
                : campaigns
                        .update(call.clientId(), fields.text("campaignName"), read.setup())
                        .invoke(notifications -> notifications.ifPresent(told::set))
                        .map(notifications -> notifications.isPresent() ? "Campaign updated successfully" : UNKNOWN);
    }

    private Uni<String> updateDids(Fields fields) {
        DynamicDids read = DynamicDids.read(fields);
        return read.fault() != null
                ? Uni.createFrom().item(read.fault())
                : campaigns
                        .setDids(call.clientId(), fields.text("campaignName"), read.dids(), read.fallbackDids())
                        .map(isThere -> isThere ? "Dynamic DIDs updated successfully" : UNKNOWN);
    }

    private Uni<CloudAgentNoteDto> answer(
            String operationId,
            Fields fields,
            String idempotencyKey,
            Function<AtomicReference<StoredNotifications>, Uni<String>> work) {
        return access.check(http, operationId, fields).chain(fault -> {
            if (fault.isPresent() || !isOwnName(fields)) {
                return Uni.createFrom().item(new CloudAgentNoteDto(UNAUTHENTICATED));
            }
            AtomicReference<StoredNotifications> told = new AtomicReference<>(StoredNotifications.NONE);
            return idempotency
                    .once(call, idempotencyKey, CloudAgentNoteDto.class, () -> work.apply(told)
                            .map(CloudAgentNoteDto::new))
                    .invoke(() -> notices.deliver(told.get()))
                    .onFailure(CampaignSetupResource::isOfTheRules)
                    .recoverWithItem(failure -> new CloudAgentNoteDto(message((Failure) failure)));
        });
    }

    private boolean isOwnName(Fields fields) {
        String name = fields.text("userName");
        return name != null && call.caller().client().cloudAgent().isNamed(name);
    }

    private static boolean isAction(Fields fields, String wanted) {
        return wanted.equalsIgnoreCase(fields.text("action"));
    }

    /** What is wrong with the campaign, rather than with the request or its key. */
    private static boolean isOfTheRules(Throwable failure) {
        return failure instanceof Failure.NotFound
                || failure instanceof Failure.Refused
                || failure instanceof Failure.NotValid;
    }

    private static String message(Failure failure) {
        if (failure.code() == ErrorCode.ALREADY_EXISTS) {
            return "Campaign already exists.";
        }
        if (failure.code() == ErrorCode.IN_USE) {
            return "Campaign is in Running position.";
        }
        return failure instanceof Failure.NotValid notValid
                ? notValid.issues().get(0).message()
                : failure.getMessage();
    }
}
