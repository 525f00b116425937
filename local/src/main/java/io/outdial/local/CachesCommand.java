package io.outdial.local;

import io.outdial.local.images.JavaRuntime;
import io.outdial.local.images.StartUpCaches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "caches",
        description = {
            "Makes a start-up cache of each service, for the JDK that runs this: stacks on this machine start quicker from then on, until a service is built anew.",
            "Does nothing if there are all of them."
        })
final class CachesCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    @SuppressWarnings("unused") // picocli sets and reads it
    private boolean help;

    @Override
    public void run() {
        Path home = StackOptions.findHome();
        Progress progress = new ConsoleProgress(spec.commandLine().getOut(), Boolean.getBoolean("outdial.terminal"));
        if (Arrays.stream(OutdialService.values())
                .allMatch(service -> StartUpCache.own().isFresh(service.jarIn(home)))) {
            progress.line("the start-up caches are there");
            return;
        }
        inTemporaryFolder(folder -> new StartUpCaches(home, JavaRuntime.own(), folder, progress).trainForStacks());
    }

    static void inTemporaryFolder(Consumer<Path> task) {
        try {
            Path folder = Files.createTempDirectory("outdial-caches");
            try {
                task.accept(folder);
            } finally {
                FileTree.delete(folder);
            }
        } catch (IOException e) {
            throw new LocalFailure("there is no place for the data: " + e.getMessage(), e);
        }
    }
}
