package io.outdial.outbound.cloudagent.control;

import io.outdial.outbound.cloudagent.coding.Fields;

/** Whether a campaign is to run. */
enum RunOrder {
    START("RUNNING", "started"),
    STOP("READY", "stopped");

    private final String position;
    private final String participle;

    RunOrder(String position, String participle) {
        this.position = position;
        this.participle = participle;
    }

    /** Null where the fields give none: {@code process} must be true, and {@code action} one of the two. */
    static RunOrder of(Fields fields) {
        String action = fields.text("action");
        if (!fields.isTrue("process") || action == null) {
            return null;
        }
        if (action.equalsIgnoreCase("start")) {
            return START;
        }
        return action.equalsIgnoreCase("stop") ? STOP : null;
    }

    String position() {
        return position;
    }

    /** As the answer puts it. */
    String participle() {
        return participle;
    }
}
