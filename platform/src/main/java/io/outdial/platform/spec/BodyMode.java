package io.outdial.platform.spec;

import java.util.Arrays;

/** How much of a body is checked before its resource reads it ({@code x-outdial-body}). */
public enum BodyMode {
    /** The body must be what its schema says; so it is where an operation names no mode. */
    JSON("json"),

    /** The body must be a JSON object. Its schema describes it and the resource checks it, more leniently than that. */
    JSON_OBJECT("json-object"),

    /**
     * The fields may stand in path, query and body, in any coding that the dialect knows; the resource is given them as
     * one JSON object, and checks them. The document describes the usual places.
     */
    FIELDS("fields"),

    /** The body may be of any size, and its resource takes it while it arrives: {@code request/IncomingBody}. */
    STREAM("stream");

    private final String wireValue;

    BodyMode(String wireValue) {
        this.wireValue = wireValue;
    }

    /** @param wireValue as the document has it, empty where it has none */
    static BodyMode of(String wireValue) {
        return Arrays.stream(values())
                .filter(mode -> mode.wireValue.equals(wireValue) || (wireValue.isEmpty() && mode == JSON))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no body mode is called " + wireValue));
    }
}
