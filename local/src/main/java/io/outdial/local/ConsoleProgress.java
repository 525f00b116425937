package io.outdial.local;

import java.io.PrintWriter;

/**
 * Lines on a terminal, with a last one that is overwritten while something is awaited; plain lines into anything else.
 */
final class ConsoleProgress implements Progress {

    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintWriter out;
    private final boolean terminal;

    ConsoleProgress(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public synchronized void line(String text) {
        out.println((terminal ? CLEAR_LINE : "") + text);
        out.flush();
    }

    @Override
    public synchronized void status(String text) {
        if (terminal) {
            out.print(CLEAR_LINE + text);
            out.flush();
        }
    }
}
