package io.outdial.outbound.cloudagent.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.contract.outbound.CloudAgentDeletionsApi;
import io.outdial.contract.outbound.CloudAgentReplyDto;
import io.outdial.outbound.cloudagent.AccessVerdict;
import io.outdial.outbound.cloudagent.CloudAgentAccess;
import io.outdial.outbound.cloudagent.Reply;
import io.outdial.outbound.cloudagent.Vocabulary;
import io.outdial.outbound.cloudagent.coding.Fields;
import io.outdial.platform.caller.Call;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.registry.Client;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Deletes leads (cloudagent.md §2.4). */
@Cancellable(false)
public class DeletionResource implements CloudAgentDeletionsApi {

    @Inject
    CloudAgentAccess access;

    @Inject
    DeletionService deletions;

    @Inject
    AccessVerdict verdict;

    @Inject
    Call call;

    @Context
    HttpServerRequest http;

    @Override
    public Uni<CloudAgentReplyDto> deleteCampaignData(JsonNode object) {
        Fields fields = new Fields(object);
        return access.check(http, "deleteCampaignData", fields)
                .chain(fault -> fault.isPresent()
                        ? Uni.createFrom().item(Reply.of(fault.get(), Vocabulary.CA_APIS))
                        : deletions.delete(
                                client(), fields.text("campaignName"), fields.text("phoneNumber"), fields.text("name")))
                .map(Reply::toDto);
    }

    @Override
    public Uni<CloudAgentReplyDto> deleteBulkData(JsonNode object) {
        Fields fields = new Fields(object);
        return access.check(http, "deleteBulkData", fields)
                .chain(fault -> fault.isPresent()
                        ? Uni.createFrom().item(Reply.of(fault.get(), Vocabulary.CA_APIS))
                        : oneAtATime(
                                deletions.deleteAll(client(), fields.list("campaignName"), fields.list("phoneNumber"))))
                .map(Reply::toDto);
    }

    @Override
    public Uni<CloudAgentReplyDto> deleteCampaignDataByFilter(JsonNode object) {
        Fields fields = new Fields(object);
        Optional<Reply> missing = missing(fields);
        if (missing.isPresent()) {
            return Uni.createFrom().item(missing.get().toDto());
        }
        return access.check(http, "deleteCampaignDataByFilter", fields)
                .chain(fault -> fault.isPresent() || !client().cloudAgent().isNamed(fields.text("userName"))
                        ? Uni.createFrom().item(DeletionReply.INVALID_USER)
                        : FilteredDeletion.refusal(fields)
                                .map(refusal -> Uni.createFrom().item(refusal))
                                .orElseGet(() -> oneAtATime(deletions.delete(client(), FilteredDeletion.of(fields)))))
                .map(Reply::toDto);
    }

    private static Optional<Reply> missing(Fields fields) {
        if (isMissing(fields, "userName")) {
            return Optional.of(DeletionReply.NO_USER_NAME);
        }
        return isMissing(fields, "apiKey") ? Optional.of(DeletionReply.NO_API_KEY) : Optional.empty();
    }

    private static boolean isMissing(Fields fields, String name) {
        String text = fields.text(name);
        return text == null || text.isEmpty();
    }

    private Uni<Reply> oneAtATime(Uni<Reply> work) {
        return work.onFailure(Failure.OverQuota.class).recoverWithItem(busy -> {
            verdict.delay(busy);
            return DeletionReply.BUSY;
        });
    }

    private Client client() {
        return call.caller().client();
    }
}
