package io.outdial.outbound.record;

/**
 * On what terms a number is added to a campaign.
 *
 * @param campaignVersion of the campaign as the terms were decided by; nothing is stored if it has changed since. Null
 *     where the transaction has read the campaign
 * @param refusesListed whether a number on the do-not-call list is refused; otherwise its record is stored with type
 *     NoCall, and never dialled
 * @param refusesDuplicates whether a number that the campaign has already, in any state, is refused
 * @param position the dialler's position that the campaign is put in if the record is stored, null to leave it
 */
public record Admission(Long campaignVersion, boolean refusesListed, boolean refusesDuplicates, String position) {}
