package io.outdial.outbound.directory;

import io.outdial.platform.paging.PageNumbers;
import java.util.List;
import java.util.function.Function;

/** A page of a list. */
public record Listed<T>(PageNumbers numbers, List<T> items) {

    public <U> Listed<U> map(Function<T, U> mapping) {
        return new Listed<>(numbers, items.stream().map(mapping).toList());
    }
}
