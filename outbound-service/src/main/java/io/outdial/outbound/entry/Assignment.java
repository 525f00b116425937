package io.outdial.outbound.entry;

import java.util.Locale;
import java.util.UUID;

/**
 * That entries of one kind have entries of another, such as campaigns their members: the same tables and statements by
 * other names.
 *
 * @param owner entity whose entries have such
 * @param assigned entity of which they have some
 */
public record Assignment<E>(Class<?> owner, Class<E> assigned) {

    /** Table of what is assigned; also its name in messages. */
    String assignedTable() {
        return lowerCase(assigned);
    }

    /** Table of the assignments. */
    String table() {
        return lowerCase(owner) + "_" + assignedTable();
    }

    String ownerColumn() {
        return lowerCase(owner) + "_id";
    }

    String assignedColumn() {
        return assignedTable() + "_id";
    }

    /** Those that are assigned to one owner; the entity of the table is named after both. */
    EntryFilter of(UUID ownerId) {
        return new EntryFilter(
                "e.id in (select a.%sId from %s%s a where a.clientId = e.clientId and a.%sId = :only)"
                        .formatted(assignedTable(), owner.getSimpleName(), assigned.getSimpleName(), lowerCase(owner)),
                ownerId);
    }

    private static String lowerCase(Class<?> entity) {
        return entity.getSimpleName().toLowerCase(Locale.ROOT);
    }
}
