package io.outdial.enrollment.peer;

import java.util.Comparator;
import java.util.UUID;

/**
 * What is asked about. Ordered, so that writers of several rows lock them in one order.
 *
 * @param key an id in lower case, or a public identifier
 */
public record DirectoryKey(DirectoryKind kind, String key) implements Comparable<DirectoryKey> {

    private static final Comparator<DirectoryKey> ORDER =
            Comparator.comparing(DirectoryKey::kind).thenComparing(DirectoryKey::key);

    public static DirectoryKey campaign(UUID id) {
        return new DirectoryKey(DirectoryKind.CAMPAIGN, id.toString());
    }

    public static DirectoryKey source(UUID id) {
        return new DirectoryKey(DirectoryKind.SOURCE, id.toString());
    }

    public static DirectoryKey publicSource(String publicId) {
        return new DirectoryKey(DirectoryKind.PUBLIC_SOURCE, publicId);
    }

    @Override
    public int compareTo(DirectoryKey other) {
        return ORDER.compare(this, other);
    }
}
