package io.outdial.outbound.entry;

/**
 * Which entries of a client are listed.
 *
 * @param condition HQL about the entry {@code e} with the parameter {@code :only}
 */
public record EntryFilter(String condition, Object value) {

    /** All of them. */
    public static final EntryFilter ALL = new EntryFilter(null, null);

    /** Entries with this value; all where it is null. */
    public static EntryFilter with(String property, Object value) {
        return value == null ? ALL : new EntryFilter("e." + property + " = :only", value);
    }
}
