package io.outdial.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * The log of this process: messages of libraries and the gateway, and causes of failures, which are kept off the
 * screen.
 */
final class LocalLog implements AutoCloseable {

    private static final int ROTATE_AT_BYTES = 10_000_000;
    private static final Logger ROOT = Logger.getLogger("");
    private static final Logger OUTDIAL = Logger.getLogger("io.outdial");

    private final Handler file;

    private LocalLog(Handler file) {
        this.file = file;
    }

    static LocalLog to(Path path) {
        try {
            FileHandler file = new FileHandler(path.toString().replace("%", "%%"), ROTATE_AT_BYTES, 1, true);
            file.setFormatter(new SimpleFormatter());
            for (Handler console : ROOT.getHandlers()) {
                ROOT.removeHandler(console);
            }
            ROOT.addHandler(file);
            return new LocalLog(file);
        } catch (IOException e) {
            throw new LocalFailure("the log " + path + " cannot be written: " + DataFolder.reasonOf(e), e);
        }
    }

    void line(String text) {
        OUTDIAL.warning(text);
    }

    void failure(Throwable failure) {
        OUTDIAL.log(Level.SEVERE, failure.getMessage(), failure);
    }

    @Override
    public void close() {
        ROOT.removeHandler(file);
        file.close();
    }
}
