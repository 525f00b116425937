package io.outdial.transfer.listing;

import io.outdial.platform.paging.PageRequest;

/**
 * Which part of a list is asked for.
 *
 * @param name text that the name must contain, whatever the case of its letters; null for any name
 */
public record Listing(String name, Order order, PageRequest page) {}
