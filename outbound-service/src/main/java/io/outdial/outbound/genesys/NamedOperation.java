package io.outdial.outbound.genesys;

import java.util.List;

/** What a request can ask for by {@code operationName}. */
interface NamedOperation {

    /** The {@code operationName}. */
    String name();

    /**
     * The operation that a request names.
     *
     * @param possible those of the request's URL
     * @throws io.outdial.platform.failure.Failure.NotValid if it names none of them
     */
    static <O extends NamedOperation> O chosenBy(OperationParameters parameters, List<O> possible) {
        String name = parameters.operationName(
                possible.stream().map(NamedOperation::name).toList());
        return possible.stream()
                .filter(operation -> operation.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
