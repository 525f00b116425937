package io.outdial.local;

import io.outdial.local.demo.Demo;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        description = "Makes the five calls of the README against the running stack and shows what comes back.",
        footer = {"", "Can be run again and again. The exit code is 1 if anything differs from the published pages."})
final class DemoCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        Credentials credentials = common.credentials();
        boolean asShown = new Demo(credentials, spec.commandLine().getOut()).run();
        return asShown ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
