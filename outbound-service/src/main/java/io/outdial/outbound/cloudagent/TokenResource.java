package io.outdial.outbound.cloudagent;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.contract.outbound.CloudAgentTokenDto;
import io.outdial.contract.outbound.CloudAgentTokensApi;
import io.outdial.outbound.cloudagent.coding.Fields;
import io.outdial.outbound.cloudagent.token.Tokens;
import io.outdial.platform.caller.Call;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.openapitools.jackson.nullable.JsonNullable;

/** Exchanges an API key for a token (cloudagent.md §2.2). */
@Cancellable(false)
public class TokenResource implements CloudAgentTokensApi {

    @Inject
    CloudAgentAccess access;

    @Inject
    Tokens tokens;

    @Inject
    Call call;

    @Context
    HttpServerRequest http;

    @Override
    public Uni<CloudAgentTokenDto> generateToken(JsonNode fields, String apiKey) {
        return issue("generateToken", fields);
    }

    @Override
    public Uni<CloudAgentTokenDto> generateTokenForReports(JsonNode fields, String apiKey) {
        return issue("generateTokenForReports", fields);
    }

    private Uni<CloudAgentTokenDto> issue(String operationId, JsonNode fields) {
        return access.checkForToken(http, operationId, new Fields(fields))
                .chain(fault -> fault.map(found -> Uni.createFrom().item(refusal(found)))
                        .orElseGet(() -> tokens.issue(call.caller()).map(TokenResource::answer)));
    }

    private static CloudAgentTokenDto answer(String token) {
        return new CloudAgentTokenDto(JsonNullable.of(token), JsonNullable.undefined(), "", JsonNullable.undefined());
    }

    private static CloudAgentTokenDto refusal(AccessFault fault) {
        String message =
                switch (fault) {
                    case NO_USER_NAME -> "UserName is null";
                    case INVALID_ACTION -> Reply.of(fault, Vocabulary.CA_APIS).message();
                    default -> "Invalid userName or apiKey";
                };
        return new CloudAgentTokenDto(
                JsonNullable.undefined(), JsonNullable.of("false"), message, JsonNullable.of(null));
    }
}
