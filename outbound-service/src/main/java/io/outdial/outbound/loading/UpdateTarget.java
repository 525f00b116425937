package io.outdial.outbound.loading;

import io.outdial.outbound.intake.DialMethod;
import io.outdial.outbound.mapping.MappedColumns;
import java.util.UUID;

/**
 * The campaign of a record that is to be changed.
 *
 * @param hasMember whether the agent that the change names, if it does, is one of the campaign's
 * @param hasSkill whether the skill that it names, if it does, is one of the campaign's
 */
record UpdateTarget(
        UUID campaignId, DialMethod dialMethod, MappedColumns columns, boolean hasMember, boolean hasSkill) {}
