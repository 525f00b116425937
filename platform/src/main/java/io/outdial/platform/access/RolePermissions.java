package io.outdial.platform.access;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the roles of a token let its bearer do: a role that is mapped is its permissions, any other is the permission of
 * its name.
 */
final class RolePermissions {

    private final Map<String, Set<String>> byRole;

    /** @param byRole the mapped roles */
    RolePermissions(Map<String, Set<String>> byRole) {
        this.byRole = Map.copyOf(byRole);
    }

    Set<String> of(Set<String> roles) {
        return roles.stream().flatMap(this::permissions).collect(Collectors.toUnmodifiableSet());
    }

    private Stream<String> permissions(String role) {
        Set<String> mapped = byRole.get(role);
        return mapped == null ? Stream.of(role) : mapped.stream();
    }
}
