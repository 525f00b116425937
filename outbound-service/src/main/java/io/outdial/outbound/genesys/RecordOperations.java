package io.outdial.outbound.genesys;

import io.outdial.platform.failure.Failure;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** All operations on outbound records. */
@ApplicationScoped
class RecordOperations {

    private final List<RecordOperation> all;

    @Inject
    RecordOperations(@All List<RecordOperation> all) {
        this.all = all;
    }

    /**
     * The operation that the request names.
     *
     * @throws Failure.NotValid if it names none, or one that this URL does not have
     */
    RecordOperation chosenBy(OperationParameters parameters, RecordTarget target) {
        return NamedOperation.chosenBy(
                parameters,
                all.stream().filter(operation -> operation.takes(target)).toList());
    }
}
