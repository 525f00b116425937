package io.outdial.outbound.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.contract.outbound.GenesysDevicesDto;
import io.outdial.contract.outbound.GenesysMeDto;
import io.outdial.contract.outbound.GenesysSessionAnswerDto;
import io.outdial.contract.outbound.MeApi;
import io.outdial.outbound.login.Agent;
import io.outdial.outbound.login.PublicAddress;
import io.outdial.platform.caller.Call;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import io.outdial.platform.phone.Country;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.openapitools.jackson.nullable.JsonNullable;

/** {@code /api/v2/me}: the agent who asks, its devices and its session (genesys-web-services.md §2.6). */
@Cancellable(false)
public class MeResource implements MeApi {

    private static final String ALL_FIELDS = "*";

    @Inject
    DeskService desks;

    @Inject
    RecordEvents events;

    @Inject
    PublicAddress address;

    @Inject
    Call call;

    @Context
    HttpServerRequest http;

    @Override
    public Uni<GenesysMeDto> getMe(String subresources) {
        Set<Subresource> chosen = Subresource.parse(subresources);
        DeskMapper mapper = mapper();
        return desks.show(Agent.of(call.caller())).map(desk -> new GenesysMeDto(0, mapper.user(desk, chosen)));
    }

    @Override
    public Uni<GenesysDevicesDto> listMyDevices(String fields) {
        boolean areUris = fields == null || fields.isBlank();
        if (!areUris && !fields.strip().equals(ALL_FIELDS)) {
            throw new Failure.NotValid(List.of(
                    new Issue(List.of("fields"), "fields must be *", ALL_FIELDS, "string", Issue.Kind.INVALID_VALUE)));
        }
        DeskMapper mapper = mapper();
        return desks.show(Agent.of(call.caller()))
                .map(desk -> areUris
                        ? new GenesysDevicesDto(0, JsonNullable.of(mapper.deviceUris(desk)), JsonNullable.undefined())
                        : new GenesysDevicesDto(0, JsonNullable.undefined(), JsonNullable.of(mapper.devices(desk))));
    }

    @Override
    public Uni<GenesysSessionAnswerDto> operateOnMe(JsonNode body) {
        Set<String> features = call.caller().permissions();
        return desks.carryOut(Agent.of(call.caller()), features, mapper(), new OperationParameters(body))
                .invoke(done -> events.deliver(done.notifications()))
                .map(done -> done.outcome().toDto());
    }

    private DeskMapper mapper() {
        return new DeskMapper(
                new ResourceUris(address.of(http)),
                Country.of(call.caller().client().region()));
    }
}
