package io.outdial.outbound.pull;

import io.outdial.outbound.restriction.SourceAccess;
import io.outdial.platform.time.TzdbZone;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

/**
 * Who asks for records, and for how many.
 *
 * @param clientZone of the client, for numbers of which no zone is known
 * @param owners for whom the records may be: nobody in particular, the agents, their skills
 * @param sources from which sources they may be
 * @param memberId the agent, null for a dialler
 * @param takenBy what the dialler calls itself, null for an agent
 * @param lease after which a record that was not given back goes to others
 */
public record Puller(
        UUID clientId,
        TzdbZone clientZone,
        Set<UUID> owners,
        SourceAccess sources,
        UUID memberId,
        String takenBy,
        int wanted,
        Duration lease) {

    public Puller {
        owners = Set.copyOf(owners);
    }
}
