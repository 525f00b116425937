package io.outdial.outbound.cloudagent.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.contract.outbound.CloudAgentBulkApi;
import io.outdial.contract.outbound.CloudAgentBulkResultDto;
import io.outdial.outbound.cloudagent.AccessVerdict;
import io.outdial.outbound.cloudagent.CloudAgentAccess;
import io.outdial.outbound.cloudagent.coding.Fields;
import io.outdial.platform.caller.Call;
import io.outdial.platform.failure.Failure;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Many leads at once (cloudagent.md §2.3). */
@Cancellable(false)
public class BulkResource implements CloudAgentBulkApi {

    @Inject
    CloudAgentAccess access;

    @Inject
    BulkService bulk;

    @Inject
    AccessVerdict verdict;

    @Inject
    Call call;

    @Context
    HttpServerRequest http;

    @Override
    public Uni<CloudAgentBulkResultDto> addBulkDataV4(String idempotencyKey, JsonNode object) {
        Fields fields = new Fields(object);
        return access.check(http, "addBulkDataV4", fields)
                .chain(fault -> fault.isPresent() || !isOwnName(fields.text("userName"))
                        ? Uni.createFrom().item(BulkReply.UNKNOWN_USER)
                        : bulk.addV4(call, BulkOrder.ofV4(fields), idempotencyKey))
                .map(BulkReply::toDto);
    }

    /** Who comes too early, or while another one is under way, is told so in words of its own. */
    @Override
    public Uni<CloudAgentBulkResultDto> addBulkData(String idempotencyKey, JsonNode object) {
        Fields fields = new Fields(object);
        Supplier<Uni<? extends BulkReply>> work = () -> access.check(http, "addBulkData", fields)
                .chain(fault -> fault.isPresent()
                        ? Uni.createFrom().item(BulkReply.UNKNOWN_USER)
                        : bulk.addLegacy(call, BulkOrder.ofLegacy(fields), idempotencyKey));
        return Uni.createFrom()
                .deferred(work)
                .onFailure(Failure.OverQuota.class)
                .recoverWithItem(early -> {
                    verdict.delay(early);
                    return BulkReply.refuse("error", BulkReply.BUSY);
                })
                .map(BulkReply::toDto);
    }

    private boolean isOwnName(String userName) {
        return userName != null && call.caller().client().cloudAgent().isNamed(userName);
    }
}
