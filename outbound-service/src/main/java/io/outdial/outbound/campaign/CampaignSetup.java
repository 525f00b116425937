package io.outdial.outbound.campaign;

import io.outdial.contract.outbound.UpdateCampaignDto;
import java.util.List;

/**
 * What a campaign is to be as a whole.
 *
 * @param fields those that are given; neither its name nor its status
 * @param agentIds of the agents who are to work in it; null to leave them
 * @param skills names of those it is to have; null to leave them
 */
public record CampaignSetup(UpdateCampaignDto fields, List<String> agentIds, List<String> skills) {}
