package io.outdial.outbound.cloudagent.agent;

import io.outdial.outbound.cloudagent.Reply;
import io.outdial.outbound.desk.Desk;
import io.outdial.outbound.desk.DeskDevice;
import io.outdial.outbound.desk.DeskRepository;
import io.outdial.outbound.login.Agent;
import io.outdial.outbound.member.DeviceService;
import io.outdial.outbound.pull.PreviewSessionService;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** That an agent is there, or has left, as a session of a desktop says it (cloudagent.md §2.7). */
@ApplicationScoped
class AgentPresence {

    @Inject
    DeskRepository desks;

    @Inject
    DeviceService devices;

    @Inject
    PreviewSessionService previews;

    /** With a device of this number, which is made where the agent has none. */
    @WithTransaction
    Uni<Reply> logIn(Agent agent, String agentId, String phoneNumber) {
        return desks.find(agent)
                .chain(desk -> desk.isInSession()
                        ? Uni.createFrom().item(Reply.of("error", "Agent has already logged in"))
                        : desks.findOtherAt(agent, phoneNumber)
                                .chain(other -> other != null
                                        ? Uni.createFrom()
                                                .item(Reply.of(
                                                        "error",
                                                        other + " logged in with the number (" + phoneNumber + ")"))
                                        : begin(agent, desk, phoneNumber)
                                                .replaceWith(Reply.of(
                                                        "success", "Agent " + agentId + " logged in successfully"))));
    }

    /** Who has left gets no records, and keeps none. */
    @WithTransaction
    Uni<Reply> logOut(Agent agent, String agentId) {
        return desks.find(agent)
                .chain(desk -> desk.isInSession()
                        ? previews.endAll(agent)
                                .chain(() -> desks.end(agent))
                                .replaceWith(Reply.of("success", "Agent " + agentId + " logged out successfully"))
                        : Uni.createFrom().item(Reply.of("error", "Agent " + agentId + " is not logged in")));
    }

    private Uni<Boolean> begin(Agent agent, Desk desk, String phoneNumber) {
        Optional<UUID> known = desk.devices().stream()
                .filter(device -> phoneNumber.equals(device.phoneNumber()))
                .map(DeskDevice::id)
                .findFirst();
        return (known.isPresent()
                        ? Uni.createFrom().item(known.get())
                        : devices.create(agent.clientId(), agent.memberId(), phoneNumber)
                                .map(device -> device.id()))
                .chain(device -> desks.begin(agent, device));
    }
}
