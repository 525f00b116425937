package io.outdial.local.images;

import io.outdial.local.Launch;
import io.outdial.local.LocalFailure;
import io.outdial.local.OutdialService;
import io.outdial.local.Progress;
import io.outdial.local.ServiceReplica;
import io.outdial.local.Stack;
import io.outdial.local.StackOptions;
import io.outdial.local.StartUpCache;
import io.outdial.local.demo.Demo;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Makes start-up caches of the services: they are trained by a stack that makes the five calls. */
public final class StartUpCaches {

    /** Beside the service's jar, in an image. */
    public static final String FILE = "app.aot";

    private static final int TIMEOUT_SECONDS = 120;

    private final Path home;
    private final JavaRuntime runtime;
    private final Path folder;
    private final Progress progress;
    private final StartUpCache form;

    /**
     * @param home the checkout
     * @param runtime that the services will run on
     * @param folder for the data of the stack
     */
    public StartUpCaches(Path home, JavaRuntime runtime, Path folder, Progress progress) {
        this.home = home;
        this.runtime = runtime;
        this.folder = folder;
        this.progress = progress;
        this.form = StartUpCache.of(runtime.version());
    }

    /** Makes those that images take along. */
    public void trainForImages() {
        train(service -> service.jarIn(home).resolveSibling(FILE));
    }

    /** Makes those that stacks on this machine start from. */
    public void trainForStacks() {
        train(service -> form.beside(service.jarIn(home)));
    }

    /** @param target where the cache of a service is put */
    public void train(Function<OutdialService, Path> target) {
        Launch recording = Launch.on(runtime.java(), replica -> form.recording(recordOf(replica.service())));
        Stack stack = new Stack(StackOptions.onFreePorts(home, folder).withLaunch(recording), progress);
        try (stack) {
            stack.start();
            if (!new Demo(stack.credentials(), new PrintWriter(Writer.nullWriter())).run()) {
                throw new LocalFailure("the five calls are not answered as they should; see ./outdial demo");
            }
            endAll(stack);
        }
        for (OutdialService service : OutdialService.values()) {
            Path cache = target.apply(service);
            progress.line("making " + cache);
            if (form == StartUpCache.AHEAD_OF_TIME) {
                Program.run(creating(service, cache));
            } else {
                move(recordOf(service), cache);
            }
        }
    }

    /** What was written is the cache. */
    private static void move(Path record, Path cache) {
        try {
            Files.move(record, cache, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new LocalFailure(cache + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** The records are written at the end of a process, which takes longer than a stack waits for one. */
    private static void endAll(Stack stack) {
        List<ProcessHandle> processes = new ArrayList<>();
        for (OutdialService service : OutdialService.values()) {
            ProcessHandle process = stack.process(new ServiceReplica(service, 1));
            process.destroy();
            processes.add(process);
        }
        for (ProcessHandle process : processes) {
            process.onExit().orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS).join();
        }
    }

    private List<String> creating(OutdialService service, Path cache) {
        return List.of(
                runtime.java().toString(),
                "-XX:+UseSerialGC",
                "-XX:AOTMode=create",
                "-XX:AOTConfiguration=" + recordOf(service),
                "-XX:AOTCache=" + cache,
                "-jar",
                service.jarIn(home).toString());
    }

    private Path recordOf(OutdialService service) {
        return folder.resolve(service.serviceName() + ".record").toAbsolutePath();
    }
}
