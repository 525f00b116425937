package io.outdial.local;

/** Shows the progress of a start or stop. */
public interface Progress {

    /** Something that stays on the screen. */
    void line(String text);

    /** A transient state; shown where it can be overwritten, dropped elsewhere. */
    void status(String text);

    static Progress silent() {
        return new Progress() {
            @Override
            public void line(String text) {}

            @Override
            public void status(String text) {}
        };
    }
}
