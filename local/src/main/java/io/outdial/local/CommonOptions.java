package io.outdial.local;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What every command has. */
final class CommonOptions {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder with databases, credentials and logs (default: .outdial in the checkout).")
    private Path folder;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
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
            throw new LocalFailure("no credentials in " + data.path() + " yet; start a stack there first: ./outdial up");
        }
        return data;
    }
}
