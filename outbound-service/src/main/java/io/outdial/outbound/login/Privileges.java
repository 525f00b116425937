package io.outdial.outbound.login;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an agent may do with records, of what its features let it do at all.
 *
 * @param names as the directory has them; null is everything
 */
public record Privileges(Set<String> names) {

    public static final Privileges ALL = new Privileges(null);

    public Privileges {
        names = names == null ? null : Set.copyOf(names);
    }

    /** @param column the names with blanks in between, null where the column is */
    public static Privileges parse(String column) {
        return column == null
                ? ALL
                : new Privileges(Arrays.stream(column.split(" ", -1))
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toSet()));
    }

    public boolean include(String name) {
        return names == null || names.contains(name);
    }
}
