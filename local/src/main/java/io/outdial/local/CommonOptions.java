package io.outdial.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What every command has, for use as a picocli mixin. */
public final class CommonOptions {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder with databases, credentials and logs (default: .outdial in the checkout).")
    private Path folder;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    @SuppressWarnings("unused") // picocli sets and reads it
    private boolean help;

    DataFolder folder() {
        return new DataFolder(path());
    }

    Path path() {
        return folder != null ? folder : StackOptions.findHome().resolve(".outdial");
    }

    /** For commands that need a stack to have been started once. */
    DataFolder existing() {
        DataFolder data = folder();
        if (!Files.exists(data.credentials())) {
            throw new LocalFailure(
                    "no credentials in " + data.path() + " yet; start a stack there first: ./outdial up");
        }
        return data;
    }

    /**
     * How to reach and enter the stack that was last started on the folder, whether it runs or not.
     *
     * @throws LocalFailure if none ever was
     */
    public Credentials credentials() {
        DataFolder data = existing();
        return Secrets.read(data).credentials(gatewayOf(data));
    }

    private static String gatewayOf(DataFolder data) {
        try {
            return Files.exists(data.gatewayUrl())
                    ? Files.readString(data.gatewayUrl()).strip()
                    : "http://" + StackOptions.DEFAULT_BIND + ":" + StackOptions.DEFAULT_PORT;
        } catch (IOException e) {
            throw new LocalFailure(data.gatewayUrl() + " cannot be read: " + DataFolder.reasonOf(e), e);
        }
    }
}
