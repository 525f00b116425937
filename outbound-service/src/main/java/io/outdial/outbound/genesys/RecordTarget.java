package io.outdial.outbound.genesys;

import io.outdial.platform.failure.Failure;
import java.util.regex.Pattern;

/** What a request on outbound records is about. */
sealed interface RecordTarget {

    /** {@code POST /api/v2/me/outbound-records/<handle>}. */
    record OfHandle(long handle) implements RecordTarget {

        private static final Pattern HANDLE = Pattern.compile("0|[1-9][0-9]{0,17}");

        /** @throws Failure.NotFound if it is no number: no record has such a handle */
        static OfHandle parse(String handle) {
            if (!HANDLE.matcher(handle).matches()) {
                throw new Failure.NotFound("No record with this handle");
            }
            return new OfHandle(Long.parseLong(handle));
        }
    }

    /** {@code POST /api/v2/me/outbound-records}: the parameters say which records. */
    record ByParameters() implements RecordTarget {}
}
