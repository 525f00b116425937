package io.outdial.local;

import java.io.IOException;
import java.nio.channels.FileChannel;

/** A data folder while a stack is on it: locked against another one, with the log of this process in it. */
record FolderUse(DataFolder data, FileChannel lock, LocalLog log) implements AutoCloseable {

    /** @throws LocalFailure if it cannot be used or another stack has it */
    static FolderUse begin(DataFolder data) {
        return new FolderUse(data, data.lock("outdial up"), LocalLog.to(data.logOf("outdial")));
    }

    @Override
    public void close() {
        try {
            log.close();
            lock.close();
        } catch (IOException e) {
            throw new LocalFailure("the data folder " + data.path() + " cannot be released: " + e.getMessage(), e);
        }
    }
}
