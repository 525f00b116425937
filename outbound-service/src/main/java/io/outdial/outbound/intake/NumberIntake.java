package io.outdial.outbound.intake;

import io.outdial.outbound.login.Agent;
import io.outdial.outbound.record.Addition;
import io.outdial.outbound.record.Admission;
import io.outdial.outbound.record.NewRecord;
import io.outdial.outbound.record.NewRecordRepository;
import io.outdial.outbound.record.PlaceRepository;
import io.outdial.outbound.record.PlaceRepository.Placed;
import io.outdial.outbound.record.Placement;
import io.outdial.outbound.record.ResolvedReferences;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Takes numbers that agents add, in the caller's transaction. */
@ApplicationScoped
public class NumberIntake {

    private static final int PRIORITY = 1;

    /** An agent who adds a number again means it; one that must not be called stays out whatever the campaign does. */
    private static final Admission TERMS = new Admission(null, true, false, null);

    @Inject
    NewRecordRepository records;

    @Inject
    PlaceRepository places;

    /**
     * @throws Failure.NotFound if the list has no such chain
     * @throws Failure.Refused if the number must not be called, or is in the chain already
     */
    public Uni<Placed> add(Agent agent, ResolvedReferences found, AddedNumber added) {
        NewRecord record = new NewRecord(
                agent.clientId(),
                found.campaignId(),
                found.callingListId(),
                added.phone(),
                PRIORITY,
                null,
                null,
                null,
                null,
                added.userData(),
                new Placement(added.phoneType(), added.window(), null, null, link(added), null));
        return lockChain(agent, found, added)
                .chain(() -> records.add(record, TERMS))
                .map(NumberIntake::handle)
                .chain(handle -> added.chainId() == null
                        ? Uni.createFrom().item(new Placed(handle, handle, 0))
                        : places.join(agent.clientId(), handle, added.chainId()));
    }

    /** Behind the first of the chain; where exactly is said once it has joined. */
    private static Placement.Link link(AddedNumber added) {
        return added.chainId() == null ? null : new Placement.Link(added.chainId(), 1);
    }

    private Uni<Void> lockChain(Agent agent, ResolvedReferences found, AddedNumber added) {
        return added.chainId() == null
                ? Uni.createFrom().voidItem()
                : places.lockChain(agent.clientId(), added.chainId(), found.callingListId())
                        .invoke(isThere -> {
                            if (!isThere) {
                                throw new Failure.NotFound("No chain with this chainId in the calling list");
                            }
                        })
                        .chain(() -> places.hasNumber(agent.clientId(), added.chainId(), added.phone()))
                        .invoke(isKnown -> {
                            if (isKnown) {
                                throw new Failure.Refused(
                                        ErrorCode.ALREADY_EXISTS, "The chain has this phoneNumber already");
                            }
                        })
                        .replaceWithVoid();
    }

    private static long handle(Addition addition) {
        if (addition.handle() == null) {
            throw new Failure.Refused(ErrorCode.DO_NOT_CALL, "The number is on the do-not-call list");
        }
        return addition.handle();
    }
}
