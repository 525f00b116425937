package io.outdial.outbound.genesys;

import io.outdial.outbound.desk.Desk;
import io.outdial.outbound.desk.DeskDevice;
import io.outdial.outbound.desk.DeskRepository;
import io.outdial.platform.failure.Failure;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** {@code StartContactCenterSession} (genesys-web-services.md §2.6). */
@ApplicationScoped
class StartSessionOperation implements SessionOperation {

    /** Parts of a switch, which there is none of: read so that what is no text is refused. */
    private static final List<String> OF_A_SWITCH = List.of("place", "loginCode", "queue");

    @Inject
    DeskRepository desks;

    @Inject
    AgentCampaigns campaigns;

    @Override
    public String name() {
        return "StartContactCenterSession";
    }

    @Override
    public Uni<SessionOutcome> carryOut(SessionRequest request) {
        OperationParameters parameters = request.parameters();
        List<String> channels = ChannelNames.read(parameters);
        OF_A_SWITCH.forEach(parameters::text);
        String devicePath = parameters.text("devicePath");
        parameters.refuseIfFaulty();
        DeskDevice device = SessionRule.device(request.desk(), devicePath);
        List<ChannelOutcome> outcomes = SessionRule.outcomes(channels, request.features(), device);
        SessionRule.requireAny(outcomes);
        return desks.begin(request.agent(), device.id())
                .invoke(StartSessionOperation::requireDevice)
                .chain(begun -> campaigns.present(request.agent(), device.id()))
                .map(present -> new SessionOutcome(
                        outcomes, greeting(request, request.desk().inSession(device.id()), present)));
    }

    /** What the agent is told when its session begins, in this order. */
    private static List<AgentEvent> greeting(SessionRequest request, Desk desk, List<CampaignEvent> campaigns) {
        List<AgentEvent> greeting = new ArrayList<>();
        greeting.add(new DeviceStateEvent(request.mapper().devices(desk)));
        greeting.addAll(campaigns);
        return greeting;
    }

    private static void requireDevice(boolean isThere) {
        if (!isThere) {
            throw new Failure.NotFound("No device of yours to begin a session with");
        }
    }
}
