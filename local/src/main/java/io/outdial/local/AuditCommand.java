package io.outdial.local;

import java.net.URI;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "audit",
        description = "Verifies the audit of the do-not-call list.",
        synopsisSubcommandLabel = "COMMAND")
final class AuditCommand implements Runnable {

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
        throw new ParameterException(spec.commandLine(), "verify?");
    }

    @Command(
            name = "verify",
            description = "Tells whether a row of the audit is missing or was changed, and the hash of the last one.",
            footer = {"", "Keep number and hash of the last row elsewhere. The exit code is 1 if a row does not hold."})
    int verify(@Mixin CommonOptions common) {
        Credentials credentials = common.credentials();
        boolean holds = new AuditVerifier(
                        URI.create(credentials.gateway()),
                        credentials.apiKey(),
                        spec.commandLine().getOut())
                .verify();
        return holds ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
