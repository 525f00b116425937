package io.outdial.outbound.pull;

import java.math.BigDecimal;

/**
 * What decides how many records of a campaign may be handed out at once.
 *
 * @param maxConcurrentCalls null where the campaign has no bound
 * @param pacingRatio calls for each agent who is free; null for one
 * @param maxDropPercent null for the usual three
 * @param dropped calls of the last day that were answered and had no agent, by their results
 * @param reached calls of the last day that reached somebody
 * @param openAttempts how many of the campaign's records are with callers
 * @param agentsReady how many agents are free, as the dialler reports it; null where it does not
 */
public record Pacing(
        CampaignType type,
        Integer maxConcurrentCalls,
        BigDecimal pacingRatio,
        Integer maxDropPercent,
        long dropped,
        long reached,
        int openAttempts,
        Integer agentsReady) {}
