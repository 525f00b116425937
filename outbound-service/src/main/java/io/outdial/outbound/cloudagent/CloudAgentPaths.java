package io.outdial.outbound.cloudagent;

import io.outdial.platform.spec.SpecDocument;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The documented paths, found as clients write them: in any letter case, with a slash at the end, and behind a front
 * controller ({@code index.php}) with pairs of segments that are fields.
 */
@ApplicationScoped
class CloudAgentPaths {

    private static final String FRONT_CONTROLLER = "/index.php/";

    private final Map<String, String> byLowerCase;

    /** In lower case, the longest first: one may begin like another. */
    private final List<String> frontControllers;

    @Inject
    CloudAgentPaths(SpecDocument document, CloudAgentDialect dialect) {
        this(document.pathsOf(dialect));
    }

    /** @param documented as the document spells them */
    CloudAgentPaths(Collection<String> documented) {
        byLowerCase = documented.stream()
                .collect(Collectors.toUnmodifiableMap(path -> path.toLowerCase(Locale.ROOT), Function.identity()));
        frontControllers = byLowerCase.keySet().stream()
                .filter(path -> path.contains(FRONT_CONTROLLER))
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }

    /** The path as the document spells it; empty where it has none like this. */
    Optional<String> find(String path) {
        String lower = (path.endsWith("/") ? path.substring(0, path.length() - 1) : path).toLowerCase(Locale.ROOT);
        String documented = byLowerCase.get(lower);
        if (documented != null) {
            return Optional.of(documented);
        }
        return frontControllers.stream()
                .filter(begin -> lower.startsWith(begin) && lower.charAt(begin.length()) == '/')
                .findFirst()
                .map(byLowerCase::get);
    }
}
