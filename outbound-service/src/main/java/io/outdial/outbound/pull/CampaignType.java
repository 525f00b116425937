package io.outdial.outbound.pull;

import java.util.Arrays;

/** How a campaign dials (cloudagent.md §1.6): who asks for its records, and how many may be with callers at once. */
public enum CampaignType {
    /** An agent looks at a record before calling. */
    PREVIEW("Preview"),
    /** A call for each agent who is free. */
    PROGRESSIVE("Progressive"),
    /** More calls than free agents, since not every call is answered. */
    PREDICTIVE("Predictive"),
    /** Calls that need no agent. */
    IVR("IVR"),
    /** Places no calls. */
    INBOUND("InBound");

    private final String wireValue;

    CampaignType(String wireValue) {
        this.wireValue = wireValue;
    }

    /** @throws IllegalArgumentException if it is none */
    public static CampaignType of(String wireValue) {
        return Arrays.stream(values())
                .filter(type -> type.wireValue.equals(wireValue))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no type of campaigns: " + wireValue));
    }

    public String wireValue() {
        return wireValue;
    }
}
