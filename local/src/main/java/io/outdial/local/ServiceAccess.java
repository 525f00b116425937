package io.outdial.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How services are reached past the gateway, for use as a picocli mixin. */
final class ServiceAccess {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = {
                "Where a service of another installation is reached past its gateway, such as",
                "http://localhost:8084 of a kubectl port-forward (default: those on this machine)."
            })
    private URI url;

    @Option(names = "--token-file", paramLabel = "FILE", description = "The service token of --url.")
    private Path tokenFile;

    /**
     * The service of {@code --url}, else those on this machine.
     *
     * @param command named where the options make no sense
     * @throws LocalFailure if no stack was started yet
     */
    List<ServiceClient> clients(CommandLine command, CommonOptions common, List<OutdialService> services) {
        if (url != null) {
            if (tokenFile == null || url.getHost() == null || !SCHEMES.contains(url.getScheme())) {
                throw new ParameterException(
                        command, "--url wants an address such as http://localhost:8084, and --token-file");
            }
            return List.of(new ServiceClient(url.getAuthority(), url, token(tokenFile)));
        }
        DataFolder data = common.existing();
        String token = token(data.serviceToken());
        return services.stream()
                .map(service -> new ServiceClient(service.serviceName(), data.serviceUrl(service), token))
                .toList();
    }

    private static String token(Path file) {
        try {
            return Files.readString(file).strip().lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new LocalFailure(file + " cannot be read: " + DataFolder.reasonOf(e), e);
        }
    }
}
