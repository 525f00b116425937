package io.outdial.transfer.listing;

import io.outdial.platform.paging.PageRequest;
import io.outdial.platform.text.CanonicalText;

/**
 * Which part of a list is requested.
 *
 * @param name text that the name must contain, in upper or lower case; null for any name
 */
public record PageQuery(String name, Order order, PageRequest page) {

    public PageQuery {
        name = CanonicalText.of(name);
    }
}
