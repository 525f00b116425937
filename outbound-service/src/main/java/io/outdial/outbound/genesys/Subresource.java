package io.outdial.outbound.genesys;

import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a desktop can have shown with its user. */
enum Subresource {
    FEATURES,
    DEVICES,
    CHANNELS,
    SETTINGS;

    private static final String PARAMETER = "subresources";
    private static final String ALL = "*";

    /**
     * @param names with commas in between, {@code *} for all; null for none
     * @throws Failure.NotValid if one of them is none
     */
    static Set<Subresource> parse(String names) {
        Set<Subresource> chosen = EnumSet.noneOf(Subresource.class);
        if (names == null || names.isBlank()) {
            return chosen;
        }
        if (names.strip().equals(ALL)) {
            return EnumSet.allOf(Subresource.class);
        }
        for (String name : names.split(",", -1)) {
            chosen.add(Arrays.stream(values())
                    .filter(subresource -> subresource.wireValue().equals(name.strip()))
                    .findFirst()
                    .orElseThrow(Subresource::unknown));
        }
        return chosen;
    }

    private static Failure.NotValid unknown() {
        String known = Arrays.stream(values()).map(Subresource::wireValue).collect(Collectors.joining(", "));
        return new Failure.NotValid(List.of(new Issue(
                List.of(PARAMETER),
                PARAMETER + " must be some of " + known,
                known,
                "string",
                Issue.Kind.INVALID_VALUE)));
    }

    private String wireValue() {
        return name().toLowerCase(Locale.ROOT);
    }
}
