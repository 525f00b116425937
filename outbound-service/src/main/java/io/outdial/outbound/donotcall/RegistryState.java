package io.outdial.outbound.donotcall;

/** Whether numbers may be called by the registry that a client has. */
public enum RegistryState {
    CURRENT,
    /** It has to be downloaded again soon. */
    AGEING,
    /** It is too old. */
    STALE,
    /** The client has none. */
    MISSING;

    public boolean allowsCalls() {
        return this == CURRENT || this == AGEING;
    }
}
