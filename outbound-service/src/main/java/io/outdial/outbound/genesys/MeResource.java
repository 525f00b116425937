package io.outdial.outbound.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.contract.outbound.GenesysDevicesDto;
import io.outdial.contract.outbound.GenesysMeDto;
import io.outdial.contract.outbound.GenesysSessionAnswerDto;
import io.outdial.contract.outbound.MeApi;
import io.outdial.outbound.login.Agent;
import io.outdial.outbound.login.PublicAddress;
import io.outdial.platform.caller.Call;
import io.outdial.platform.phone.Country;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import java.util.Set;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.openapitools.jackson.nullable.JsonNullable;

/** {@code /api/v2/me}: the agent who asks, its devices and its session (genesys-web-services.md §2.6). */
@Cancellable(false)
public class MeResource implements MeApi {

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
        boolean wantsAll = FieldsParameter.wantsAll(fields);
        DeskMapper mapper = mapper();
        return desks.show(Agent.of(call.caller()))
                .map(desk -> wantsAll
                        ? new GenesysDevicesDto(0, JsonNullable.undefined(), JsonNullable.of(mapper.devices(desk)))
                        : new GenesysDevicesDto(0, JsonNullable.of(mapper.deviceUris(desk)), JsonNullable.undefined()));
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
