package io.outdial.outbound.intake;

/** What a lead asks of its campaign besides taking it. */
public enum Action {
    /** There was no such key. */
    ABSENT(null),
    START("RUNNING"),
    STOP("READY"),
    /** There was the key, blank or with something else: the lead is stored, the answer says so (row 11). */
    UNKNOWN(null);

    private final String position;

    Action(String position) {
        this.position = position;
    }

    public static Action of(String text) {
        if (text == null) {
            return ABSENT;
        }
        if (text.equalsIgnoreCase("start")) {
            return START;
        }
        return text.equalsIgnoreCase("stop") ? STOP : UNKNOWN;
    }

    /** The position it puts the campaign in, null if it leaves the campaign alone. */
    String position() {
        return position;
    }
}
