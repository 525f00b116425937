package io.outdial.platform.failure;

import java.util.List;

/**
 * One fault of a request.
 *
 * @param path the path from the top of the request to the value at fault; a path parameter or header is named by its
 *     name
 * @param message for people
 * @param expected what would have been right: a type, a format, a bound or a list of values
 * @param received the JSON type of what came, {@code undefined} where nothing came; never the value, which may be
 *     personal
 * @param code the kind of fault
 */
public record Issue(List<String> path, String message, String expected, String received, Kind code) {

    /** The kinds of faults, as the answer names them. */
    public enum Kind {
        INVALID_TYPE("invalid_type"),
        INVALID_FORMAT("invalid_format"),
        INVALID_VALUE("invalid_value"),
        TOO_SMALL("too_small"),
        TOO_BIG("too_big"),
        CUSTOM("custom");

        private final String wireValue;

        Kind(String wireValue) {
            this.wireValue = wireValue;
        }

        public String wireValue() {
            return wireValue;
        }
    }

    public static final String UNDEFINED = "undefined";

    /** A fault that no schema can state, such as two fields that contradict each other. */
    public static Issue custom(List<String> path, String message, String expected, String received) {
        return new Issue(path, message, expected, received, Kind.CUSTOM);
    }

    /** A required value is missing. */
    public boolean isMissing() {
        return code == Kind.INVALID_TYPE && UNDEFINED.equals(received);
    }
}
