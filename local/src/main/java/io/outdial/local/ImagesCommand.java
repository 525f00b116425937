package io.outdial.local;

import io.outdial.local.images.JavaRuntime;
import io.outdial.local.images.StartUpCaches;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "images",
        description = {
            "Makes what images are built of beside the packages: a Java runtime in target/images and, on JDK 25, a start-up cache of each service."
        },
        footer = {"", "Then build them: images/Dockerfile.jvm says how."})
final class ImagesCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(names = "--no-cache", description = "Makes no start-up caches.")
    private boolean noCache;

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
        JavaRuntime runtime = JavaRuntime.link(home.resolve("target/images/runtime"));
        progress.line("a Java " + runtime.version() + " runtime is in " + runtime.home());
        if (noCache || !runtime.cachesAheadOfTime()) {
            progress.line("the services have no start-up caches" + (noCache ? "" : ": these need JDK 25 or newer"));
            return;
        }
        CachesCommand.inTemporaryFolder(folder -> {
            new StartUpCaches(home, runtime, folder, progress).trainForImages();
            runtime.expectCaches();
        });
    }
}
