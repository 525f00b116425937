package io.outdial.outbound.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CampaignStatusRuleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "draft     | draft testing active cancelled archived",
                "testing   | testing draft active cancelled archived",
                "active    | active paused inactive completed cancelled",
                "paused    | paused active inactive completed cancelled",
                "inactive  | inactive active paused completed cancelled archived",
                "completed | completed active paused inactive archived",
                "cancelled | cancelled archived",
                "archived  | archived"
            })
    void whatMayFollow(String from, String to) {
        Set<String> allowed = Arrays.stream(CampaignStatus.values())
                .filter(status -> CampaignStatusRule.allows(CampaignStatus.of(from), status))
                .map(CampaignStatus::wireValue)
                .collect(Collectors.toSet());
        assertEquals(Set.of(to.split(" ")), allowed);
    }
}
