package io.outdial.transfer.config;

import io.outdial.platform.failure.Issue;
import io.outdial.transfer.config.DynamicOptions.Operator;
import io.outdial.transfer.config.DynamicOptions.SuccessCondition;
import io.outdial.transfer.dynamic.SafePattern;
import io.outdial.transfer.dynamic.UrlTemplate;
import io.outdial.transfer.ping.HeaderRule;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds faults of a ping that are known before it is sent: a placeholder in the host, a header that must not be set, an
 * invalid pattern. Whether the host may be called is not checked here, since the result would disclose what is behind
 * the firewall.
 */
final class DynamicOptionsPolicy {

    private static final String OPTIONS = "dynamicOptions";

    private DynamicOptionsPolicy() {}

    /**
     * Empty if the options may be saved.
     *
     * @param options null for none
     */
    static List<Issue> check(DynamicOptions options) {
        List<Issue> issues = new ArrayList<>();
        if (options == null) {
            return issues;
        }
        if (options.pingUrl() != null
                && options.pingUrl().contains("{{")
                && !UrlTemplate.hasFixedHost(options.pingUrl())) {
            issues.add(issue(
                    "a URL with placeholders in path and query only",
                    "Placeholders may stand in the path and the query of a ping URL, nowhere before",
                    OPTIONS,
                    "pingUrl"));
        }
        if (options.headers() != null) {
            options.headers().forEach((name, value) -> {
                if (!HeaderRule.isAllowed(name, value)) {
                    issues.add(issue(
                            "a header that may be added",
                            "This header cannot be added to a ping, or not with this value",
                            OPTIONS,
                            "headers",
                            name));
                }
            });
        }
        if (options.successConditions() != null) {
            long patterns = options.successConditions().stream()
                    .filter(condition -> condition.operator() == Operator.MATCHES)
                    .count();
            if (patterns > SafePattern.MAX) {
                issues.add(Issue.custom(
                        List.of(OPTIONS, "successConditions"),
                        "There may be at most " + SafePattern.MAX + " conditions that match a pattern",
                        "at most " + SafePattern.MAX + " patterns",
                        "array"));
            }
            for (int i = 0; i < options.successConditions().size(); i++) {
                SuccessCondition condition = options.successConditions().get(i);
                if (condition.operator() == Operator.MATCHES
                        && condition.value() != null
                        && SafePattern.of(condition.value()).isEmpty()) {
                    issues.add(issue(
                            "an RE2 pattern",
                            "The pattern cannot be read, or unfolds to too much",
                            OPTIONS,
                            "successConditions",
                            Integer.toString(i),
                            "value"));
                }
            }
        }
        return issues;
    }

    private static Issue issue(String expected, String message, String... path) {
        return Issue.custom(List.of(path), message, expected, "string");
    }
}
