package io.outdial.outbound.donotcall;

import java.util.Arrays;

/** Whose word an entry is. Each has entries of its own, so that taking back one leaves what others have said. */
public enum Origin {
    /** The person who was called, or the customer: a mark of an agent, the result of a call, an opt-out. */
    PERSON("person"),
    /** An operator, by request. */
    API("api"),
    /** An operator, by a file. Each import has entries of its own. */
    IMPORT("import");

    private final String wireValue;

    Origin(String wireValue) {
        this.wireValue = wireValue;
    }

    public String wireValue() {
        return wireValue;
    }

    static Origin of(String wireValue) {
        return Arrays.stream(values())
                .filter(origin -> origin.wireValue.equals(wireValue))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no origin " + wireValue));
    }
}
