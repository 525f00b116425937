package io.outdial.outbound.genesys;

import io.outdial.outbound.login.Privileges;
import io.outdial.platform.failure.Failure;

/** What an operation asks its agent for (genesys-web-services.md §3.7); the names are those of the directory. */
enum Privilege {
    CAN_USE("can-use"),
    CAN_REJECT_RECORD("can-reject-record"),
    CAN_CANCEL_RECORD("can-cancel-record"),
    CAN_DIAL_ALTERNATIVE_CHAINED_RECORD("can-dial-alternative-chained-record"),
    CAN_DIAL_ON_NEW_NUMBER("can-dial-on-new-number"),
    CAN_GET_NEXT_PREVIEW_RECORD("can-get-next-preview-record"),
    CAN_MARK_DO_NOT_CALL("can-mark-do-not-call"),
    CAN_SET_CALL_RESULT("can-set-call-result"),
    CAN_RESCHEDULE("can-reschedule"),
    /** For records that the agent does not have. */
    CAN_RESCHEDULE_BEFORE_CALL("can-reschedule-before-call");

    private final String wireValue;

    Privilege(String name) {
        this.wireValue = "outbound." + name;
    }

    String wireValue() {
        return wireValue;
    }

    boolean isIn(Privileges privileges) {
        return privileges.include(wireValue);
    }

    /**
     * Every operation asks for {@link #CAN_USE} as well.
     *
     * @throws Failure.Prohibited if the agent lacks it
     */
    void requireIn(Privileges privileges) {
        for (Privilege needed : new Privilege[] {CAN_USE, this}) {
            if (!needed.isIn(privileges)) {
                throw new Failure.Prohibited("You do not have the privilege " + needed.wireValue);
            }
        }
    }
}
