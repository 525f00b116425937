package io.outdial.outbound.intake;

/**
 * Where a lead is to go, by the names that its sender uses. Null or empty where it gives none.
 *
 * @param agentId the agent who is to call, by the id that members are created with
 * @param skill the skill that the call needs
 */
public record LeadTarget(String campaign, String agentId, String skill) {

    boolean hasAgent() {
        return agentId != null && !agentId.isEmpty();
    }

    boolean hasSkill() {
        return skill != null && !skill.isEmpty();
    }
}
