package io.outdial.outbound.genesys;

import io.outdial.contract.outbound.GenesysUserStateDto;

/** How desktops name the states of an agent; the ids are those that the API has for everybody. */
enum DeskState {
    READY("9430250E-0A1B-421F-B372-F29E69366DED", "Ready", "Ready", "Active"),
    LOGGED_OUT("0F7F5003-EF26-4D13-A6EF-D0C7EC819BEB", "LoggedOut", "Logged Out", "Inactive");

    private final GenesysUserStateDto userState;
    private final String deviceState;

    DeskState(String id, String state, String displayName, String deviceState) {
        this.userState = new GenesysUserStateDto(id, displayName, state);
        this.deviceState = deviceState;
    }

    static DeskState of(boolean isInSession) {
        return isInSession ? READY : LOGGED_OUT;
    }

    GenesysUserStateDto userState() {
        return userState;
    }

    /** Of the device that the agent is in this state with. */
    String deviceState() {
        return deviceState;
    }
}
