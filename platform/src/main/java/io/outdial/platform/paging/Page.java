package io.outdial.platform.paging;

import java.util.List;
import java.util.function.Function;

/** A page of a list, and where it stands in it. */
public record Page<T>(PageNumbers numbers, List<T> items) {

    /** @param total of the whole list */
    public static <T> Page<T> of(PageRequest asked, long total, List<T> items) {
        return new Page<>(PageNumbers.of(asked, total), items);
    }

    public <U> Page<U> map(Function<T, U> mapping) {
        return new Page<>(numbers, items.stream().map(mapping).toList());
    }
}
