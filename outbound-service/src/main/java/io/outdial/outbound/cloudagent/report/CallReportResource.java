package io.outdial.outbound.cloudagent.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.contract.outbound.CallReportsApi;
import io.outdial.contract.outbound.CloudAgentCallsDto;
import io.outdial.outbound.cloudagent.AccessFault;
import io.outdial.outbound.cloudagent.CloudAgentAccess;
import io.outdial.outbound.cloudagent.coding.Fields;
import io.outdial.platform.caller.Call;
import io.outdial.platform.registry.Client;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import java.time.Clock;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.openapitools.jackson.nullable.JsonNullable;

/** {@code GET /ca_reports/fetchCDRDetails}, whose fields stand in a body and nowhere else (cloudagent.md §2.7). */
@Cancellable(false)
public class CallReportResource implements CallReportsApi {

    @Inject
    CloudAgentAccess access;

    @Inject
    CallReportService reports;

    @Inject
    Clock clock;

    @Inject
    Call call;

    @Context
    HttpServerRequest http;

    @Override
    public Uni<CloudAgentCallsDto> fetchCdrDetails(JsonNode object) {
        Fields fields = new Fields(object);
        return access.check(http, "fetchCdrDetails", fields)
                .chain(fault -> fault.isPresent() ? Uni.createFrom().item(refused(fault.get())) : report(fields));
    }

    private Uni<CloudAgentCallsDto> report(Fields fields) {
        if (http.query() != null) {
            return Uni.createFrom().item(CallReportService.refused("Missing fromDate and toDate"));
        }
        Client client = call.caller().client();
        CallReportQuery query = CallReportQuery.read(fields, client, clock.instant());
        return query.fault() == null
                ? reports.report(client, query)
                : Uni.createFrom().item(CallReportService.refused(query.fault()));
    }

    private static CloudAgentCallsDto refused(AccessFault fault) {
        return new CloudAgentCallsDto(
                "false",
                switch (fault) {
                    case NO_API_KEY, NO_USER_NAME -> "Missing userName or apiKey";
                    case INVALID_USER -> "userName or apiKey is Invalid";
                    case INVALID_ACTION -> "Invalid action.";
                    case NO_TOKEN -> "Token Should Not be Null or Empty.";
                    case INVALID_TOKEN -> "Invalid Token";
                    case TOKEN_EXPIRED -> "Token Expired";
                },
                JsonNullable.undefined());
    }
}
