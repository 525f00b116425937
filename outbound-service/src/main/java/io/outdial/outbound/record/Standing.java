package io.outdial.outbound.record;

/**
 * What the database knows of a number that may be added.
 *
 * @param isForbidden whether the campaign must not call it
 * @param isInCampaign whether the campaign has a record of it, in whatever state
 * @param handle of the record that makes it a duplicate, null for none
 */
public record Standing(boolean isForbidden, boolean isInCampaign, Long handle) {

    /** The same, but no duplicate. */
    Standing unknown() {
        return new Standing(isForbidden, isInCampaign, null);
    }
}
