package io.outdial.outbound.record;

import java.util.List;

/**
 * The numbers of one person in a list, in their order.
 *
 * @param id the handle of the first of them
 */
public record Chain(long id, List<Link> links) {

    public Chain {
        links = List.copyOf(links);
    }

    /**
     * @param phone as it was given
     * @param phoneKey as numbers are compared: E.164 where it is such a number
     */
    public record Link(
            long handle,
            int chainN,
            String phone,
            String phoneKey,
            PhoneType phoneType,
            CallResult result,
            int attempts,
            RecordState state) {

        /** Does not show who is to be called. */
        @Override
        public String toString() {
            return "Link[" + handle + "]";
        }
    }

    public List<Link> others(long handle) {
        return links.stream().filter(link -> link.handle() != handle).toList();
    }
}
