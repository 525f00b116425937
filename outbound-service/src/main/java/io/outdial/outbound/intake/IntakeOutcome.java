package io.outdial.outbound.intake;

/** What became of a lead. How a client is told is the business of its dialect. */
public sealed interface IntakeOutcome {

    /** Nothing was stored, because the lead has this fault. */
    record Refused(LeadFault fault) implements IntakeOutcome {}

    /** Nothing was stored, because the number must not be called. */
    record DoNotCall() implements IntakeOutcome {}

    /**
     * Nothing was stored, because the campaign has the number already and the lead refuses duplicates.
     *
     * @param handle of the record there is; null if it is gone again
     */
    record Duplicate(LeadCampaign campaign, Long handle) implements IntakeOutcome {}

    /**
     * There is a record.
     *
     * @param started this very lead took the campaign from another position into the one it asks for; of several
     *     concurrent leads at most one has
     * @param handle of the record
     */
    record Stored(LeadCampaign campaign, boolean started, long handle) implements IntakeOutcome {}
}
