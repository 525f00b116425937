package io.outdial.local;

/** Where a start or stop tells how far it is. */
public interface Progress {

    /** Something that stays on the screen. */
    void line(String text);

    /** Something that holds for a moment only; shown where it can be overwritten, dropped elsewhere. */
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
