package io.outdial.outbound.member;

import io.outdial.contract.outbound.CreateMemberDto;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Phones: members who only answer calls, and never log in. */
@ApplicationScoped
public class PhoneService {

    @Inject
    PhoneRepository phones;

    @Inject
    AgentService agents;

    @Inject
    MemberService members;

    @Inject
    DeviceService devices;

    /**
     * Empty if the client has no such phone.
     *
     * @param name in any letter case; null for any
     * @param number null for any
     */
    @WithSession
    public Uni<Optional<Phone>> find(UUID clientId, String name, String number) {
        return phones.find(clientId, name, number).map(Optional::ofNullable);
    }

    /**
     * @param skills names
     * @throws Failure.Refused {@code ALREADY_EXISTS} if an agent has the name for its id, or a device the number
     * @throws Failure.NotFound if the client lacks one of the skills
     */
    @WithTransaction
    public Uni<Void> create(UUID clientId, String name, String number, List<String> skills) {
        CreateMemberDto member = new CreateMemberDto(name, name, null, null, List.of(), null);
        return phones.isTaken(clientId, name, number)
                .invoke(isTaken -> {
                    if (isTaken) {
                        throw new Failure.Refused(
                                ErrorCode.ALREADY_EXISTS, "A phone with this name or number exists already");
                    }
                })
                .chain(() -> agents.create(clientId, member, Optional.empty(), skills))
                .chain(created -> devices.create(clientId, created.id(), number))
                .replaceWithVoid();
    }

    /** @return false if the client has no phone of this name and number */
    @WithTransaction
    public Uni<Boolean> delete(UUID clientId, String name, String number) {
        return phones.find(clientId, name, number)
                .chain(phone -> phone == null
                        ? Uni.createFrom().item(false)
                        : members.delete(clientId, phone.memberId()).replaceWith(true));
    }
}
