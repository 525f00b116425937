package io.outdial.platform.spec;

import io.outdial.platform.request.BodyMemory;
import java.io.ByteArrayInputStream;

/** A completely received body, on its way from {@link BodyIntake} to {@link RequestCheck}. */
final class ReceivedBody extends ByteArrayInputStream {

    private final BodyMemory.Share share;

    ReceivedBody(byte[] bytes, BodyMemory.Share share) {
        super(bytes);
        this.share = share;
    }

    byte[] bytes() {
        return buf;
    }

    /** Counts the memory that is used for it. */
    BodyMemory.Share share() {
        return share;
    }
}
