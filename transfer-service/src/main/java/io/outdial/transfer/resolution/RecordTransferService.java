package io.outdial.transfer.resolution;

import io.outdial.transfer.config.TransferConfigReader;
import io.outdial.transfer.config.TransferConfigView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Resolves where calls of records go, for outbound-service. */
@ApplicationScoped
class RecordTransferService {

    @Inject
    TransferConfigReader configs;

    @Inject
    ResolutionService resolutions;

    /**
     * @param configs of those that were asked for, which exist
     * @param chosen null if none exists
     */
    record RecordTransfer(List<TransferConfigView> configs, ResolvedPlan chosen) {

        RecordTransfer {
            configs = List.copyOf(configs);
        }
    }

    /** By the first config that is usable; if none is, by the first that exists, which may have a fallback. */
    Uni<RecordTransfer> resolve(List<UUID> ids, TransferCall call) {
        return configs.findAll(call.clientId(), ids)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(new RecordTransfer(found, null))
                        : resolutions
                                .resolve(choose(found), call)
                                .map(resolved -> new RecordTransfer(found, resolved)));
    }

    private static TransferConfigView choose(List<TransferConfigView> found) {
        return found.stream().filter(TransferConfigView::usable).findFirst().orElse(found.get(0));
    }
}
