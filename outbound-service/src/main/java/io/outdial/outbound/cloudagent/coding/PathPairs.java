package io.outdial.outbound.cloudagent.coding;

/** Pairs of segments behind the path of an operation: {@code /api_key/K/campaign_name/C}. */
final class PathPairs {

    private PathPairs() {}

    /** A name at the end without a value has an empty one. */
    static void read(String path, FieldCollector fields) {
        String[] segments = path.split("/", -1);
        for (int i = 1; i < segments.length; i += 2) {
            fields.add(decode(segments[i]), i + 1 < segments.length ? decode(segments[i + 1]) : "");
        }
    }

    private static String decode(String segment) {
        return UrlEncoded.decode(segment, false);
    }
}
