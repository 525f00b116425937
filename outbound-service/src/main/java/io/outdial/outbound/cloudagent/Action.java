package io.outdial.outbound.cloudagent;

/** What a lead asks of its campaign besides being taken. */
enum Action {
    /** The request has no such key. */
    ABSENT(null),
    START("RUNNING"),
    STOP("READY"),
    /** The key is blank or has another word: the lead is stored, and the answer says so (row 11). */
    UNKNOWN(null);

    private final String position;

    Action(String position) {
        this.position = position;
    }

    static Action of(String text) {
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
