package io.outdial.outbound.pull;

import io.outdial.outbound.donotcall.RegistryUse;
import io.outdial.outbound.login.Privileges;
import io.outdial.outbound.notice.CampaignPhase;
import io.outdial.outbound.notice.CampaignState;
import io.outdial.outbound.record.WindowKey;
import io.outdial.outbound.window.CallHours;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What a pull has to know of a campaign and of whoever pulls.
 *
 * @param windows all calling windows of the client
 * @param registry the national do-not-call registry
 * @param hasSources whether any of its records has, or had, a source
 */
public record CampaignCard(
        Identity identity,
        Dialling dialling,
        Asker asker,
        List<Window> windows,
        RegistryUse registry,
        boolean hasSources) {

    public CampaignCard {
        windows = List.copyOf(windows);
    }

    /** @param groupName as desktops know the agents of the campaign; null where it has none of its own */
    public record Identity(UUID id, String name, String description, int applicationId, int dbid, String groupName) {

        public Identity {
            groupName = CampaignState.groupName(groupName, name);
        }
    }

    /**
     * @param hours in which it calls where records do not say
     * @param maxAttempts calls that count after which a record ends
     * @param maxCallsADay of one number, in 24 hours
     * @param maxConcurrentCalls null where there is no bound
     */
    public record Dialling(
            CampaignType type,
            String status,
            String position,
            Instant startDate,
            Instant endDate,
            CallHours hours,
            int maxAttempts,
            int maxCallsADay,
            Integer maxConcurrentCalls,
            Pace pace) {

        /** Whether its status and its position let it call. */
        boolean isOn() {
            return CampaignPhase.of(status, position) == CampaignPhase.STARTED;
        }
    }

    /** How fast a predictive dialler may be; each null where the campaign does not say. */
    public record Pace(BigDecimal pacingRatio, Integer maxDropPercent) {}

    /**
     * @param agentId as the client names the agent
     * @param skillIds what the agent can do
     * @param hasDevice whether the device that was named is the agent's
     * @param isMember whether the agent works in the campaign
     * @param openAttempts how many of its records the agent has
     * @param inSession whether the agent wants its records
     * @param privileges of the agent
     */
    public record Asker(
            String agentId,
            Set<UUID> skillIds,
            boolean hasDevice,
            boolean isMember,
            int openAttempts,
            boolean inSession,
            Privileges privileges) {}

    public record Window(int id, WindowKey key) {}

    /** Whether records may be handed out, as far as the campaign says. */
    public boolean isRunning(Instant now) {
        return dialling.isOn()
                && (dialling.startDate() == null || !dialling.startDate().isAfter(now))
                && (dialling.endDate() == null || dialling.endDate().isAfter(now));
    }
}
