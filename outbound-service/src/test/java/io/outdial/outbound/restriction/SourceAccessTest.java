package io.outdial.outbound.restriction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.outdial.outbound.record.SourceFilter;
import io.outdial.outbound.restriction.SourceAccess.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SourceAccessTest {

    private static final UUID ANNA = new UUID(0, 1);
    private static final UUID BERT = new UUID(0, 2);
    private static final UUID CARL = new UUID(0, 3);
    private static final UUID WEB = new UUID(1, 1);
    private static final UUID FAIR = new UUID(1, 2);
    private static final UUID ANYBODY = null;

    /** Anna gets nothing from the web, Bert nothing from the web nor from the fair. */
    private static final SourceAccess TWO = members(Map.of(ANNA, Set.of(WEB), BERT, Set.of(WEB, FAIR)));

    private static final SourceAccess NOT_ALL = new SourceAccess.OfMembers(Map.of(ANNA, Set.of(WEB)), Set.of(CARL));
    private static final SourceAccess NOBODY_KNOWN = new SourceAccess.OfMembers(Map.of(), Set.of(CARL));

    static Stream<Arguments> verdicts() {
        return Stream.of(
                arguments("no agent", new SourceAccess.Unchecked(), WEB, ANYBODY, Verdict.ALLOWED, true),
                arguments("no agent, no source", new SourceAccess.Unchecked(), null, ANYBODY, Verdict.ALLOWED, false),
                arguments("not looked for", new SourceAccess.WithoutSource(), WEB, ANYBODY, Verdict.UNKNOWN, true),
                arguments("has none", new SourceAccess.WithoutSource(), null, ANYBODY, Verdict.ALLOWED, false),
                arguments("one, blocked", members(Map.of(ANNA, Set.of(WEB))), WEB, ANYBODY, Verdict.BLOCKED, true),
                arguments("one, another", members(Map.of(ANNA, Set.of(WEB))), FAIR, ANYBODY, Verdict.ALLOWED, false),
                arguments("one, hers", members(Map.of(ANNA, Set.of(WEB))), WEB, ANNA, Verdict.BLOCKED, false),
                arguments("both", TWO, WEB, ANYBODY, Verdict.BLOCKED, true),
                arguments("one of two", TWO, FAIR, ANYBODY, Verdict.ALLOWED, true),
                arguments("none of two", TWO, CARL, ANYBODY, Verdict.ALLOWED, false),
                arguments("hers", TWO, FAIR, ANNA, Verdict.ALLOWED, false),
                arguments("his", TWO, FAIR, BERT, Verdict.BLOCKED, false),
                arguments("one may, one is unknown", NOT_ALL, FAIR, ANYBODY, Verdict.ALLOWED, true),
                arguments("one may not, one is unknown", NOT_ALL, WEB, ANYBODY, Verdict.UNKNOWN, true),
                arguments("hers, and another unknown", NOT_ALL, FAIR, ANNA, Verdict.ALLOWED, false),
                arguments("of the unknown one", NOT_ALL, FAIR, CARL, Verdict.UNKNOWN, false),
                arguments("nobody is known", NOBODY_KNOWN, WEB, ANYBODY, Verdict.UNKNOWN, true),
                arguments("nobody is known, no source", NOBODY_KNOWN, null, ANYBODY, Verdict.ALLOWED, false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("verdicts")
    void saysWhoGetsWhat(
            String what, SourceAccess access, UUID source, UUID owner, Verdict verdict, boolean isRestricted) {
        assertEquals(verdict, access.verdict(source, owner), what);
        assertEquals(isRestricted, access.isRestricted(source, owner), what);
    }

    @Test
    void onlyWhatIsNotKnownMakesItIncomplete() {
        assertEquals(
                List.of(false, false, false, true, true),
                Stream.of(new SourceAccess.Unchecked(), new SourceAccess.WithoutSource(), TWO, NOT_ALL, NOBODY_KNOWN)
                        .map(SourceAccess::isIncomplete)
                        .toList());
    }

    /** That it means the same is what {@code EligibilityAgreesTest} shows. */
    @Test
    void theQueueIsToldAsLittleAsPossible() {
        assertEquals(SourceFilter.ANY, new SourceAccess.Unchecked().filter());
        assertEquals(SourceFilter.WITHOUT_SOURCE, new SourceAccess.WithoutSource().filter());
        assertEquals(SourceFilter.WITHOUT_SOURCE, NOBODY_KNOWN.filter());
        assertEquals(new SourceFilter(true, Set.of(WEB), List.of(new SourceFilter.OfOwner(BERT, FAIR))), TWO.filter());
        assertEquals(
                new SourceFilter(true, Set.of(WEB), List.of(SourceFilter.OfOwner.everything(CARL))), NOT_ALL.filter());
    }

    private static SourceAccess members(Map<UUID, Set<UUID>> blocked) {
        return new SourceAccess.OfMembers(blocked, Set.of());
    }
}
