package io.outdial.transfer.mapping;

import java.util.function.Function;
import org.openapitools.jackson.nullable.JsonNullable;

/** Converts the fields of a merge patch, in which absent and null differ. */
public final class PatchMapping {

    private PatchMapping() {}

    /** Absent stays absent, and null stays null. */
    public static <A, B> JsonNullable<B> map(JsonNullable<A> field, Function<A, B> mapping) {
        if (!field.isPresent()) {
            return JsonNullable.undefined();
        }
        return JsonNullable.of(field.get() == null ? null : mapping.apply(field.get()));
    }
}
