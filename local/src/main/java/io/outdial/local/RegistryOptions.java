package io.outdial.local;

import io.outdial.platform.registry.RegistryFile;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which registry a command works on: that of a data folder, or a file anywhere. */
final class RegistryOptions {

    @Mixin
    private CommonOptions common;

    @Option(
            names = "--registry",
            paramLabel = "FILE",
            description = "A registry file anywhere, such as what a Secret holds (default: that of the folder).")
    private Path file;

    RegistryFile registry() {
        return new RegistryFile(file != null ? file : common.existing().registry());
    }
}
