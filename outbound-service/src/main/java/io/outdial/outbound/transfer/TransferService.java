package io.outdial.outbound.transfer;

import io.outdial.outbound.peer.Transfers;
import io.outdial.outbound.record.TransferSubject;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.peer.PeerUnavailable;
import io.outdial.platform.request.CallersContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Where the calls of records go (ADR 0061). Asks outside of a transaction, since the client's own system may be asked,
 * too. What transfer-service answers is passed on as it is.
 */
@ApplicationScoped
public class TransferService {

    private static final Logger LOG = Logger.getLogger(TransferService.class);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    @Inject
    Transfers peer;

    private final RememberedConfigs remembered = new RememberedConfigs();

    /**
     * @param named the config to go by; null for those of the campaign
     * @throws Failure.NotFound if the client has no such config
     * @throws Failure.Refused if no config has a destination, or there is none
     * @throws Failure.Unavailable if nobody can tell, and no fallback was seen before
     */
    public Uni<Map<String, Object>> resolve(UUID clientId, TransferSubject subject, UUID named) {
        List<UUID> ids = named == null ? subject.configIds() : List.of(named);
        if (ids.isEmpty()) {
            return Uni.createFrom()
                    .failure(new Failure.Refused(
                            ErrorCode.NOT_USABLE, "The campaign has no transfer config, and none is named"));
        }
        Transfers.Question question =
                new Transfers.Question(clientId, ids, subject.number(), subject.campaignId(), subject.fields());
        return CallersContext.resume(peer.resolve(question, remembered.pingBudget(clientId, ids))
                .map(answer -> {
                    remembered.put(clientId, ids, answer.configs());
                    if (answer.refusal() != null) {
                        throw answer.refusal();
                    }
                    return answer.resolution();
                })
                .onFailure(PeerUnavailable.class)
                .recoverWithUni(failure -> fallBack(clientId, ids, failure)));
    }

    private Uni<Map<String, Object>> fallBack(UUID clientId, List<UUID> ids, Throwable failure) {
        LOG.debug("The call goes where it last could", failure);
        return remembered
                .fallback(clientId, ids)
                .map(seen -> Uni.createFrom().item(fallback(seen.getKey(), seen.getValue())))
                .orElseGet(() -> Uni.createFrom()
                        .failure(new Failure.Unavailable("transfer-service does not answer", RETRY_AFTER)));
    }

    /** In the words of transfer-service. */
    private static Map<String, Object> fallback(UUID configId, String number) {
        JsonObject fallback = new JsonObject()
                .put("type", "phone_number")
                .put("phoneNumber", number)
                .putNull("appointmentConfigId");
        return new JsonObject()
                .put("transferConfigId", configId.toString())
                .put(
                        "destination",
                        new JsonObject()
                                .put("type", "fallback")
                                .putNull("phoneNumber")
                                .putNull("sip")
                                .putNull("softphone")
                                .put("fallback", fallback.getMap())
                                .getMap())
                .put("waitingMessages", List.of())
                .putNull("warmTransfer")
                .put(
                        "reason",
                        Map.of(
                                "code",
                                "transfer_service_unavailable",
                                "text",
                                "Transfer-service does not answer, so the call goes to the fallback number seen last"))
                .getMap();
    }
}
