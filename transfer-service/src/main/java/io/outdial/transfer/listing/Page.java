package io.outdial.transfer.listing;

import java.util.List;

/** One page of a list, and how long the whole list is. */
public record Page<T>(long total, List<T> entries) {}
