package io.outdial.outbound.importing;

import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import java.util.List;

/** What is wrong with a file as a whole. */
public final class FileFaults {

    private FileFaults() {}

    /** Nothing of such a file is read; a corrected one may be sent. */
    public static Failure file(String message) {
        return new Failure.NotValid(List.of(Issue.custom(List.of("data"), message, "a file", "string")));
    }
}
