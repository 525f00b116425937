package io.outdial.outbound.entry;

import static org.junit.jupiter.api.Assertions.assertAll;

import io.outdial.outbound.ManyRows;
import io.outdial.platform.testing.QueryPlan;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * A page is read in the order of an index, not sorted out of all of a client's; only what comes last for having no
 * value is sorted.
 */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class DirectoryPlanTest {

    private static final List<Indexed> ORDERS = List.of(
            new Indexed("campaign", "created_at", "campaign_created"),
            new Indexed("campaign", "updated_at", "campaign_updated"),
            new Indexed("campaign", "name", "campaign_name_uk"),
            new Indexed("campaign", "status", "campaign_status"),
            new Indexed("member", "created_at", "member_created"),
            new Indexed("member", "updated_at", "member_updated"),
            new Indexed("member", "name", "member_name"),
            new Indexed("member", "agent_id", "member_agent_id_uk"),
            new Indexed("source", "created_at", "source_created"),
            new Indexed("source", "updated_at", "source_updated"),
            new Indexed("source", "name", "source_name"),
            new Indexed("skill", "created_at", "skill_created"),
            new Indexed("skill", "updated_at", "skill_updated"),
            new Indexed("skill", "name", "skill_name_uk"));

    private static final List<Indexed> LOOKUPS = List.of(
            new Indexed("campaign_member", "member_id", "campaign_member_member"),
            new Indexed("campaign_skill", "skill_id", "campaign_skill_skill"),
            new Indexed("campaign_member", "campaign_id", "campaign_member_pk"),
            new Indexed("device", "member_id", "device_member"),
            new Indexed("source", "public_id", "source_public_id_uk"));

    /** What an index is there for. */
    private record Indexed(String table, String column, String index) {

        String page(String direction) {
            return "SELECT * FROM %s WHERE client_id = $1 ORDER BY %s %s, id %s OFFSET 50 ROWS FETCH FIRST 50 ROWS ONLY"
                    .formatted(table, column, direction, direction);
        }

        String lookup() {
            return "SELECT * FROM %s WHERE client_id = $1 AND %s = $2".formatted(table, column);
        }
    }

    @Inject
    ManyRows rows;

    @Test
    void everyOrderForthAndBackAndEveryLookUpHasItsIndex() {
        Map<String, String> indexes = new LinkedHashMap<>();
        for (String direction : List.of("asc", "desc")) {
            ORDERS.forEach(order -> indexes.put(order.page(direction), order.index()));
        }
        LOOKUPS.forEach(lookup -> indexes.put(lookup.lookup(), lookup.index()));
        Map<String, QueryPlan> plans = rows.plansByStatement(indexes.keySet());
        assertAll(indexes.entrySet().stream()
                .map(expected -> (Executable) () -> plans.get(expected.getKey()).uses(expected.getValue())));
    }
}
