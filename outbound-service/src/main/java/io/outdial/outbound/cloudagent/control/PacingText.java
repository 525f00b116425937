package io.outdial.outbound.cloudagent.control;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pacing ratio of a Predictive campaign. The vendor's pages say both calls to agents and agents to calls; since a
 * campaign never makes fewer calls than it has free agents, the greater of the two numbers is that of the calls.
 */
final class PacingText {

    private static final Pattern RATIO =
            Pattern.compile("([0-9]{1,2}(?:\\.[0-9]{1,2})?):([0-9]{1,2}(?:\\.[0-9]{1,2})?)");
    private static final BigDecimal MAX = BigDecimal.TEN;
    private static final int PLACES = 2;

    private PacingText() {}

    /** Calls for each free agent; empty where it is no ratio, or more than ten of them. */
    static Optional<BigDecimal> callsForAnAgent(String text) {
        Matcher ratio = RATIO.matcher(text);
        if (!ratio.matches()) {
            return Optional.empty();
        }
        BigDecimal one = new BigDecimal(ratio.group(1));
        BigDecimal other = new BigDecimal(ratio.group(2));
        if (one.min(other).signum() == 0) {
            return Optional.empty();
        }
        return Optional.of(one.max(other).divide(one.min(other), PLACES, RoundingMode.DOWN))
                .filter(calls -> calls.compareTo(MAX) <= 0);
    }
}
