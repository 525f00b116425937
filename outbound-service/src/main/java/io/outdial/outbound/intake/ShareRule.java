package io.outdial.outbound.intake;

/**
 * How many of the places one client may take: as many as are free. Alone it has half of them; of n that bring as much
 * as they can, each has one of n + 1 parts, and one part stays free, so that whoever comes next is let in.
 */
final class ShareRule {

    private ShareRule() {}

    /**
     * Whether one more may wait.
     *
     * @param own how many of the client wait already
     * @param waiting how many of all clients do
     */
    static boolean admits(int own, int waiting, int places) {
        return own < places - waiting;
    }
}
