package io.outdial.platform.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RolePermissionsTest {

    private final RolePermissions permissions =
            new RolePermissions(Map.of("team-lead", Set.of("campaigns:read", "campaigns:write"), "guest", Set.of()));

    @Test
    void aMappedRoleIsItsPermissions() {
        assertEquals(Set.of("campaigns:read", "campaigns:write"), permissions.of(Set.of("team-lead", "guest")));
    }

    @Test
    void anyOtherRoleIsThePermissionOfItsName() {
        assertEquals(Set.of("records:read", "Team-Lead"), permissions.of(Set.of("records:read", "Team-Lead")));
    }

    @Test
    void noRoleIsNoPermission() {
        assertEquals(Set.of(), permissions.of(Set.of()));
    }
}
