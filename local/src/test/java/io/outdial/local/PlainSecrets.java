package io.outdial.local;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/** What {@code outdial credentials --kubernetes} prints, for tests of other packages. */
public final class PlainSecrets {

    private PlainSecrets() {}

    /** @param folder a data folder, which is made */
    public static String of(Path folder) {
        new FirstStart(new DataFolder(folder)).readOrCreate();
        StringWriter out = new StringWriter();
        int code = Outdial.commandLine()
                .setOut(new PrintWriter(out))
                .execute("credentials", "--kubernetes", "--data", folder.toString());
        if (code != 0) {
            throw new IllegalStateException("exit code " + code);
        }
        return out.toString();
    }
}
