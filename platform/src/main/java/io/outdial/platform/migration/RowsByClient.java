package io.outdial.platform.migration;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A batch of rows of several clients. Migrated one client after the other, since a session runs one chain. */
public final class RowsByClient {

    private RowsByClient() {}

    /** @return how many rows there were */
    public static <R> Uni<Integer> migrate(
            List<R> rows, Function<R, UUID> clientId, BiFunction<UUID, List<R>, Uni<?>> migration) {
        return Multi.createFrom()
                .iterable(rows.stream().collect(Collectors.groupingBy(clientId)).entrySet())
                .onItem()
                .transformToUniAndConcatenate(client ->
                        migration.apply(client.getKey(), client.getValue()).replaceWithVoid())
                .collect()
                .asList()
                .replaceWith(rows.size());
    }
}
