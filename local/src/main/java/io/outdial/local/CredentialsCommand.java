package io.outdial.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "credentials",
        description = "Prints the demo credentials of a stack as JSON.",
        footer = {
            "",
            "In a shell: eval \"$(./outdial credentials --shell)\"",
            "For a cluster to try things in:",
            "  ./outdial credentials --kubernetes > k8s/components/secrets-plain/secrets.yaml"
        })
final class CredentialsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @ArgGroup
    private Form form = new Form();

    /** At most one of them. */
    private static final class Form {

        @Option(names = "--shell", description = "Prints export lines for eval instead.")
        private boolean shell;

        @Option(
                names = "--kubernetes",
                description = "Prints the Secrets that the manifests in k8s name: all that this stack keeps secret.")
        private boolean kubernetes;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        Credentials credentials = common.credentials();
        PrintWriter out = spec.commandLine().getOut();
        if (form.kubernetes) {
            out.print(new KubernetesSecrets(common.existing()).yaml());
        } else if (form.shell) {
            credentials.asVariables().forEach((name, value) -> out.println("export " + name + "='" + value + "'"));
        } else {
            out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(credentials));
        }
        out.flush();
        return ExitCode.OK;
    }
}
