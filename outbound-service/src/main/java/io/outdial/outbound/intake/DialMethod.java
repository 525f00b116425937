package io.outdial.outbound.intake;

/** Whom the calls of a campaign go to (cloudagent.md §1.6). */
public enum DialMethod {
    /** Any agent; a lead's agent and skill mean nothing. */
    NONAGENTWISE,
    /** The agent that the lead names. */
    AGENTWISE,
    /** An agent with the skill that the lead names. */
    SKILLWISE
}
