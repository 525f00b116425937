package io.outdial.outbound.cloudagent.block;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.contract.outbound.BlockedNumbersApi;
import io.outdial.outbound.cloudagent.AccessFault;
import io.outdial.outbound.cloudagent.CloudAgentAccess;
import io.outdial.outbound.cloudagent.Vocabulary;
import io.outdial.outbound.cloudagent.coding.Fields;
import io.outdial.outbound.donotcall.NamedGroupService;
import io.outdial.platform.caller.Call;
import io.outdial.platform.registry.Client;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Groups of blocked numbers (cloudagent.md §2.5): they are groups of the do-not-call list. */
@Cancellable(false)
public class BlockedNumbersResource implements BlockedNumbersApi {

    private static final int MAX_DIGITS = 9;

    @Inject
    CloudAgentAccess access;

    @Inject
    NamedGroupService groups;

    @Inject
    Clock clock;

    @Inject
    Call call;

    @Context
    HttpServerRequest http;

    @Override
    public Uni<JsonNode> createBlockNumber(JsonNode object) {
        Fields fields = new Fields(object);
        return answer(
                access.check(http, "createBlockNumber", fields),
                Vocabulary.CA_APIS,
                () -> create(fields, "createBlockNumber"));
    }

    @Override
    public Uni<JsonNode> deleteBlockNumber(JsonNode object) {
        return delete("deleteBlockNumber", new Fields(object));
    }

    @Override
    public Uni<JsonNode> deleteBlockNumberGroup(JsonNode object) {
        return delete("deleteBlockNumberGroup", new Fields(object));
    }

    @Override
    public Uni<JsonNode> legacyCreateBlockNumber(JsonNode object) {
        Fields fields = new Fields(object);
        return answer(
                access.checkLogin(http, "legacyCreateBlockNumber"),
                Vocabulary.LEGACY,
                () -> create(fields, "blockNumberGroupV2.php"));
    }

    @Override
    public Uni<JsonNode> legacyDeleteBlockNumber(JsonNode object) {
        Fields fields = new Fields(object);
        return answer(
                access.checkLogin(http, "legacyDeleteBlockNumber"),
                Vocabulary.LEGACY,
                () -> delete(fields, "blockNumberGroupV2.php"));
    }

    private Uni<JsonNode> delete(String operationId, Fields fields) {
        return answer(access.check(http, operationId, fields), Vocabulary.CA_APIS, () -> delete(fields, operationId));
    }

    private static Uni<JsonNode> answer(
            Uni<Optional<AccessFault>> checked, Vocabulary vocabulary, Supplier<Uni<JsonNode>> work) {
        return checked.chain(
                fault -> fault.isPresent() ? item(BlockAnswers.refused(fault.get(), vocabulary)) : work.get());
    }

    private Uni<JsonNode> create(Fields fields, String path) {
        Client client = call.caller().client();
        BlockRequest request = BlockRequest.toCreate(fields, client, clock.instant());
        return refusal(request).map(BlockedNumbersResource::item).orElseGet(() -> groups.add(
                        client.id(),
                        request.name(),
                        request.numbers(),
                        request.description(),
                        reportedBy(path),
                        request.expiresAt())
                .map(listing -> BlockAnswers.created(fields, request, listing)));
    }

    private Uni<JsonNode> delete(Fields fields, String path) {
        Client client = call.caller().client();
        BlockRequest request = BlockRequest.toDelete(fields, client);
        String groupId = groupId(fields);
        if (groupId == null || groupId.isEmpty()) {
            return item(BlockAnswers.of(BlockAnswers.INCOMPLETE));
        }
        Optional<JsonNode> refusal = refusal(request);
        if (refusal.isPresent()) {
            return item(refusal.get());
        }
        return isNumber(groupId)
                ? groups.revoke(client.id(), Integer.parseInt(groupId), request.numbers(), path, reportedBy(path))
                        .map(revoked -> revoked.map(each -> BlockAnswers.deleted(request, each))
                                .orElseGet(() -> BlockAnswers.of(BlockAnswers.UNKNOWN_GROUP)))
                : item(BlockAnswers.of(BlockAnswers.UNKNOWN_GROUP));
    }

    private static Optional<JsonNode> refusal(BlockRequest request) {
        if (!request.isComplete()) {
            return Optional.of(BlockAnswers.of(BlockAnswers.INCOMPLETE));
        }
        return request.errors().isEmpty() ? Optional.empty() : Optional.of(BlockAnswers.invalid(request.errors()));
    }

    /** The page and its sample differ in how they call it. */
    private static String groupId(Fields fields) {
        String groupId = fields.text("groupId");
        return groupId == null ? fields.text("id") : groupId;
    }

    private static boolean isNumber(String text) {
        return text.length() <= MAX_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private String reportedBy(String path) {
        return "key " + call.caller().subject() + " by " + path;
    }

    private static Uni<JsonNode> item(JsonNode answer) {
        return Uni.createFrom().item(answer);
    }
}
