package io.outdial.local;

import io.outdial.local.events.OutboxClient;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whose events are meant, for use as a picocli mixin. */
final class EventSenders {

    /** Those that tell others something. */
    private enum Sender {
        OUTBOUND(OutdialService.OUTBOUND),
        ENROLLMENT(OutdialService.ENROLLMENT);

        private final OutdialService service;

        Sender(OutdialService service) {
            this.service = service;
        }
    }

    @Mixin
    private ServiceAccess access;

    @Option(
            names = "--service",
            paramLabel = "NAME",
            description = "Whose events: outbound or enrollment (default: both).")
    private Sender sender;

    /** @throws LocalFailure if no stack was started yet */
    List<OutboxClient> clients(CommandLine command, CommonOptions common) {
        List<OutdialService> services = Stream.of(Sender.values())
                .filter(each -> sender == null || sender == each)
                .map(each -> each.service)
                .toList();
        return access.clients(command, common, services).stream()
                .map(OutboxClient::new)
                .toList();
    }
}
