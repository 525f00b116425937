package io.outdial.platform.migration;

import java.util.List;

/** What a service says while it waits for its schema. */
final class SchemaRule {

    private SchemaRule() {}

    /**
     * @param missing the versions that have not been migrated to, in their order; not empty
     * @param present the latest that has, null in an empty database
     */
    static String waitingFor(List<String> missing, String present) {
        String last = missing.get(missing.size() - 1);
        return "Waiting for version %s of the schema: the database is at %s, %d migrations are missing. Run the service with OUTDIAL_MODE=migrate"
                .formatted(last, present == null ? "none" : present, missing.size());
    }
}
