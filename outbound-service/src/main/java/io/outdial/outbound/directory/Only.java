package io.outdial.outbound.directory;

/**
 * What an entry must be to be listed.
 *
 * @param condition HQL about the entry {@code e} with the parameter {@code :only}
 */
public record Only(String condition, Object value) {

    /** Everything. */
    public static final Only ALL = new Only(null, null);

    /** Entries with this value; everything where it is null. */
    public static Only with(String property, Object value) {
        return value == null ? ALL : new Only("e." + property + " = :only", value);
    }
}
