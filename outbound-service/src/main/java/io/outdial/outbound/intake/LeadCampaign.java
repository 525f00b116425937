package io.outdial.outbound.intake;

import io.outdial.outbound.mapping.MappedColumns;
import java.util.UUID;

/**
 * A campaign as far as a lead is concerned.
 *
 * @param version raised by every change of the campaign that is of interest here, but not of its position
 * @param type as the answers print it, such as {@code Progressive}
 * @param position the dialler's, before the lead
 * @param callingListId the list that leads go into
 * @param memberId the agent the lead names, null unless there is one and the campaign is mapped to it
 * @param skillId the skill the lead names, null unless there is one and the campaign knows it
 * @param columns those that its mapping names
 */
public record LeadCampaign(
        UUID id,
        long version,
        String name,
        String type,
        DialMethod dialMethod,
        boolean appliesDoNotCall,
        String position,
        UUID callingListId,
        UUID memberId,
        UUID skillId,
        MappedColumns columns) {

    private static final String INBOUND = "InBound";

    public boolean isOutbound() {
        return !type.equals(INBOUND);
    }
}
