package io.outdial.restrictions.peer;

import java.util.Comparator;
import java.util.UUID;

/** One thing in the directory. Ordered, so that writers of several rows lock them in one order. */
public record NamedKey(NamedKind kind, UUID id) implements Comparable<NamedKey> {

    private static final Comparator<NamedKey> ORDER =
            Comparator.comparing(NamedKey::kind).thenComparing(NamedKey::id);

    @Override
    public int compareTo(NamedKey other) {
        return ORDER.compare(this, other);
    }
}
