package io.outdial.platform.testing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A plan as PostgreSQL explains it, with what a test asks of it. */
public record QueryPlan(String text) {

    /** Every table is reached by an index, among them by these. */
    public QueryPlan uses(String... indexes) {
        for (String index : indexes) {
            contains(index);
        }
        return lacks("Seq Scan");
    }

    /** The rows come in the order of this index, of one client only, and nothing is sorted. */
    public QueryPlan isInOrderOf(String index) {
        return contains(" using " + index + " ").isOfOneClient().lacks("Sort");
    }

    public QueryPlan isOfOneClient() {
        return contains("Index Cond: (client_id = $1)");
    }

    public QueryPlan contains(String part) {
        assertTrue(text.contains(part), () -> part + " in\n" + text);
        return this;
    }

    public QueryPlan lacks(String part) {
        assertFalse(text.contains(part), () -> part + " in\n" + text);
        return this;
    }
}
