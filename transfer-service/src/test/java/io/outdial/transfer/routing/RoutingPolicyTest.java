package io.outdial.transfer.routing;

import static io.outdial.transfer.routing.RoutingMode.GROUPED;
import static io.outdial.transfer.routing.RoutingMode.LINEAR;
import static io.outdial.transfer.routing.RoutingMode.ROUND_ROBIN;
import static io.outdial.transfer.routing.SoftphoneFallbackType.APPOINTMENT_BOOKING;
import static io.outdial.transfer.routing.SoftphoneFallbackType.PHONE_NUMBER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.failure.Issue;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openapitools.jackson.nullable.JsonNullable;

class RoutingPolicyTest {

    private static final UUID ADA = UUID.randomUUID();
    private static final UUID BEN = UUID.randomUUID();
    private static final RoutingPlan ADA_RINGS = plan(LINEAR, null, null, null, List.of(ADA), List.of());
    private static final RoutingPlan TIERS = plan(GROUPED, null, null, null, List.of(), List.of(tier(ADA)));

    @ParameterizedTest
    @MethodSource
    void aRoutingIsJudged(RoutingPlan stored, RoutingPatch patch, List<List<String>> faults) {
        assertEquals(
                faults,
                RoutingPolicy.check(stored, patch).stream().map(Issue::path).toList());
    }

    static Stream<Arguments> aRoutingIsJudged() {
        return Stream.of(
                // somebody rings
                right(RoutingPlan.DEFAULT, members(ADA)),
                right(RoutingPlan.DEFAULT, mode(ROUND_ROBIN).members(ADA, BEN)),
                right(RoutingPlan.DEFAULT, mode(GROUPED).tiers(tier(ADA), tier(BEN))),
                right(ADA_RINGS, mode(ROUND_ROBIN)),
                right(ADA_RINGS, new Patch()),
                // nobody does
                wrong(RoutingPlan.DEFAULT, new Patch(), "memberIds"),
                wrong(RoutingPlan.DEFAULT, members(), "memberIds"),
                wrong(RoutingPlan.DEFAULT, mode(ROUND_ROBIN), "memberIds"),
                wrong(RoutingPlan.DEFAULT, mode(GROUPED), "tiers"),
                wrong(RoutingPlan.DEFAULT, mode(GROUPED).tiers(), "tiers"),
                // what the mode makes no use of does not help
                wrong(RoutingPlan.DEFAULT, mode(GROUPED).members(ADA), "tiers"),
                wrong(RoutingPlan.DEFAULT, mode(LINEAR).tiers(tier(ADA)), "memberIds"),
                wrong(ADA_RINGS, mode(GROUPED), "tiers"),
                wrong(TIERS, mode(LINEAR), "memberIds"),
                wrong(ADA_RINGS, members(), "memberIds"),
                // nor does it harm
                right(ADA_RINGS, new Patch().tiers(tier(ADA))),
                right(TIERS, members(ADA)),
                // each once
                wrong(RoutingPlan.DEFAULT, members(ADA, BEN, ADA, ADA), "memberIds.2", "memberIds.3"),
                wrong(TIERS, new Patch().tiers(tier(ADA, ADA)), "tiers.0.memberIds.1"),
                wrong(TIERS, new Patch().tiers(tier(ADA), tier(BEN, ADA)), "tiers.1.memberIds.1"),
                wrong(TIERS, members(BEN, BEN), "memberIds.1"),
                // the longest wait
                right(ADA_RINGS, new Patch().ring(30).longest(30)),
                wrong(ADA_RINGS, new Patch().ring(31).longest(30), "longestWaitSeconds"),
                wrong(ADA_RINGS, new Patch().longest(19), "longestWaitSeconds"),
                wrong(
                        plan(LINEAR, 25, null, null, List.of(ADA), List.of()),
                        new Patch().ring(26),
                        "longestWaitSeconds"),
                // the fallback
                right(ADA_RINGS, new Patch().fallback(PHONE_NUMBER).number("1")),
                right(ADA_RINGS, new Patch().fallback(APPOINTMENT_BOOKING)),
                right(ADA_RINGS, new Patch().number("1")),
                wrong(ADA_RINGS, new Patch().fallback(PHONE_NUMBER), "fallbackPhoneNumber"),
                wrong(ADA_RINGS, new Patch().fallback(PHONE_NUMBER).number(" "), "fallbackPhoneNumber"),
                wrong(
                        plan(LINEAR, null, PHONE_NUMBER, "1", List.of(ADA), List.of()),
                        new Patch().number(null),
                        "fallbackPhoneNumber"),
                right(
                        plan(LINEAR, null, PHONE_NUMBER, "1", List.of(ADA), List.of()),
                        new Patch().fallback(null).number(null)),
                // all at once
                wrong(
                        RoutingPlan.DEFAULT,
                        mode(GROUPED).members(ADA, ADA).ring(60).longest(59).fallback(PHONE_NUMBER),
                        "tiers",
                        "memberIds.1",
                        "longestWaitSeconds",
                        "fallbackPhoneNumber"));
    }

    @Test
    void onlyAPatchOfTheNameAloneIsNotJudged() {
        assertEquals(false, new Patch().patch().touchesRouting());
        Stream.of(
                        mode(LINEAR),
                        members(),
                        new Patch().tiers(),
                        new Patch().ring(5),
                        new Patch().longest(null),
                        new Patch().fallback(null),
                        new Patch().number(null))
                .forEach(patch -> assertEquals(true, patch.patch().touchesRouting()));
    }

    @Test
    void onlyWhatCountsIsReadBySomebodyElse() {
        RoutingPlan both = plan(LINEAR, null, null, null, List.of(ADA), List.of(tier(BEN)));
        assertEquals(List.of(ADA), both.effectivePlan().memberIds());
        assertEquals(List.of(), both.effectivePlan().tiers());
        RoutingPlan grouped = mode(GROUPED).patch().applyTo(both);
        assertEquals(List.of(), grouped.effectivePlan().memberIds());
        assertEquals(List.of(tier(BEN)), grouped.effectivePlan().tiers());
    }

    private static Arguments right(RoutingPlan stored, Patch patch) {
        return wrong(stored, patch);
    }

    private static Arguments wrong(RoutingPlan stored, Patch patch, String... faults) {
        return Arguments.of(
                stored,
                patch.patch(),
                Stream.of(faults).map(path -> List.of(path.split("\\."))).toList());
    }

    private static RoutingPlan plan(
            RoutingMode mode,
            Integer wait,
            SoftphoneFallbackType fallback,
            String number,
            List<UUID> members,
            List<RoutingTier> tiers) {
        return new RoutingPlan(mode, 20, wait, fallback, number, members, tiers);
    }

    private static RoutingTier tier(UUID... members) {
        return new RoutingTier(LINEAR, List.of(members));
    }

    private static Patch mode(RoutingMode mode) {
        Patch patch = new Patch();
        patch.mode = JsonNullable.of(mode);
        return patch;
    }

    private static Patch members(UUID... members) {
        return new Patch().members(members);
    }

    private static final class Patch {
        private JsonNullable<RoutingMode> mode = JsonNullable.undefined();
        private JsonNullable<Integer> ring = JsonNullable.undefined();
        private JsonNullable<Integer> longest = JsonNullable.undefined();
        private JsonNullable<SoftphoneFallbackType> fallback = JsonNullable.undefined();
        private JsonNullable<String> number = JsonNullable.undefined();
        private JsonNullable<List<UUID>> members = JsonNullable.undefined();
        private JsonNullable<List<RoutingTier>> tiers = JsonNullable.undefined();

        Patch ring(Integer seconds) {
            ring = JsonNullable.of(seconds);
            return this;
        }

        Patch longest(Integer seconds) {
            longest = JsonNullable.of(seconds);
            return this;
        }

        Patch fallback(SoftphoneFallbackType type) {
            fallback = JsonNullable.of(type);
            return this;
        }

        Patch number(String value) {
            number = JsonNullable.of(value);
            return this;
        }

        Patch members(UUID... ids) {
            members = JsonNullable.of(List.of(ids));
            return this;
        }

        Patch tiers(RoutingTier... list) {
            tiers = JsonNullable.of(List.of(list));
            return this;
        }

        RoutingPatch patch() {
            return new RoutingPatch(mode, ring, longest, fallback, number, members, tiers);
        }
    }
}
