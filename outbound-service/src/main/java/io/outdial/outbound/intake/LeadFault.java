package io.outdial.outbound.intake;

/** Why a lead is refused before the database decides about its number, in the order in which leads are checked. */
public enum LeadFault {
    /** The client has no campaign of that name, or it is over: nobody would ever dial the lead. */
    UNKNOWN_CAMPAIGN,
    INBOUND_CAMPAIGN,
    INVALID_PHONE,
    INVALID_PRIORITY,
    INVALID_EXPIRY,
    EXPIRED,
    NO_AGENT,
    /** The agent is unknown, or does not work in the campaign. */
    UNASSIGNED_AGENT,
    /** The skill is not given, is unknown, or is not one of the campaign's. */
    UNASSIGNED_SKILL
}
