package io.outdial.outbound.genesys;

import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import java.util.List;

/** {@code fields} of a list: the resources with all their fields, or their URIs only (genesys-web-services.md §3.2). */
final class FieldsParameter {

    private static final String NAME = "fields";
    private static final String ALL = "*";

    private FieldsParameter() {}

    /**
     * Whether the resources are wanted.
     *
     * @param fields null where absent
     * @throws Failure.NotValid if it is something else than all
     */
    static boolean wantsAll(String fields) {
        if (fields == null || fields.isBlank()) {
            return false;
        }
        if (!fields.strip().equals(ALL)) {
            throw new Failure.NotValid(
                    List.of(new Issue(List.of(NAME), NAME + " must be *", ALL, "string", Issue.Kind.INVALID_VALUE)));
        }
        return true;
    }
}
