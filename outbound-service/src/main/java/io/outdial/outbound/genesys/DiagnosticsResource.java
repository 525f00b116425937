package io.outdial.outbound.genesys;

import io.outdial.contract.outbound.DiagnosticsApi;
import io.outdial.contract.outbound.GenesysVersionDto;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code /api/v2/diagnostics}: what needs no login (genesys-web-services.md §2.6). */
@Cancellable(false)
public class DiagnosticsResource implements DiagnosticsApi {

    private final GenesysVersionDto version;

    @Inject
    public DiagnosticsResource(@ConfigProperty(name = "quarkus.application.version") String version) {
        this.version = new GenesysVersionDto(0, version);
    }

    @Override
    public Uni<GenesysVersionDto> getVersion() {
        return Uni.createFrom().item(version);
    }
}
