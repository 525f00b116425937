package io.outdial.outbound.entry;

import io.outdial.platform.paging.PageNumbers;
import java.util.List;
import java.util.function.Function;

/** A page of a list. */
public record Page<T>(PageNumbers numbers, List<T> items) {

    public <U> Page<U> map(Function<T, U> mapping) {
        return new Page<>(numbers, items.stream().map(mapping).toList());
    }
}
