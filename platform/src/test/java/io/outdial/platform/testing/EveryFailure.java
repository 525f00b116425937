package io.outdial.platform.testing;

import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A failure of every kind and code, by a name for the tables that say how a dialect words each. */
public final class EveryFailure {

    private static final Issue MISSING =
            new Issue(List.of("a"), "a is required", "string", Issue.UNDEFINED, Issue.Kind.INVALID_TYPE);
    private static final Issue WRONG_TYPE =
            new Issue(List.of("b", "0"), "b.0 must be of type string", "string", "number", Issue.Kind.INVALID_TYPE);

    private EveryFailure() {}

    public static Map<String, Failure> byName() {
        Map<String, Failure> failures = new LinkedHashMap<>();
        Stream.of(ErrorCode.values())
                .filter(code -> code.httpStatus() < 500 && code != ErrorCode.RATE_LIMIT_EXCEEDED)
                .forEach(code -> failures.put("refused " + code, new Failure.Refused(code, "No \"way\"")));
        failures.put("not found", new Failure.NotFound("No campaign with this id"));
        failures.put("unauthenticated", new Failure.Unauthenticated());
        failures.put("denied", new Failure.PermissionDenied("x:write"));
        failures.put("prohibited", new Failure.Prohibited("not this"));
        failures.put("over quota", new Failure.OverQuota(Duration.ofMillis(1500)));
        failures.put(
                "over quota, in words", new Failure.OverQuota("Too many failed logins", Duration.ofMillis(59_001)));
        failures.put("unavailable", new Failure.Unavailable("later", Duration.ofSeconds(5)));
        failures.put("unavailable, soon", new Failure.Unavailable("soon", Duration.ZERO));
        failures.put("internal", new Failure.Internal());
        failures.put("missing", new Failure.NotValid(List.of(MISSING)));
        failures.put("wrong type", new Failure.NotValid(List.of(WRONG_TYPE)));
        failures.put("wrong, missing", new Failure.NotValid(List.of(WRONG_TYPE, MISSING)));
        for (Issue.Kind kind : Issue.Kind.values()) {
            failures.put(
                    "issue " + kind,
                    new Failure.NotValid(List.of(new Issue(List.of(), "c is not valid", "20", "string", kind))));
        }
        return failures;
    }
}
