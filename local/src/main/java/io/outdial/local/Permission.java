package io.outdial.local;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The permissions that a key can carry: an area of the API, to read or to write; of revocations to write only. */
public enum Permission {
    RESTRICTIONS,
    TRANSFERS,
    CUSTOMERS,
    CAMPAIGNS,
    OUTBOUND,
    RECORDS,
    DONOTCALL,
    IMPORTS,
    REVOCATIONS;

    String read() {
        return name().toLowerCase(Locale.ROOT) + ":read";
    }

    String write() {
        return name().toLowerCase(Locale.ROOT) + ":write";
    }

    /** Sorted. */
    public static Set<String> all() {
        return new TreeSet<>(Arrays.stream(values())
                .flatMap(area -> area == REVOCATIONS ? Stream.of(area.write()) : Stream.of(area.read(), area.write()))
                .toList());
    }
}
