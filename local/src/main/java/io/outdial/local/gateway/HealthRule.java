package io.outdial.local.gateway;

/**
 * What follows from the readiness checks of a replica. A process that has been stopped, or whose machine is gone, still
 * seems to take connections; only its silence tells.
 */
final class HealthRule {

    /** A pause of the garbage collector makes one miss. */
    static final int MISSES_UNTIL_AVOIDED = 2;

    /** A machine under full load can make several: what is under way is given up late. */
    static final int MISSES_UNTIL_GIVEN_UP = 8;

    /** The outcome of a check. */
    enum Check {
        READY,
        NOT_READY,
        SILENT
    }

    /**
     * @param ready whether new requests go there
     * @param givenUp whether requests under way are ended now
     */
    record Verdict(boolean ready, boolean givenUp) {}

    private int misses;

    Verdict after(Check check) {
        misses = check == Check.SILENT ? misses + 1 : 0;
        return new Verdict(check != Check.NOT_READY && misses < MISSES_UNTIL_AVOIDED, misses == MISSES_UNTIL_GIVEN_UP);
    }
}
