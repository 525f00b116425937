package io.outdial.restrictions.names;

import io.outdial.restrictions.peer.Directory;
import io.outdial.restrictions.peer.NamedKey;
import io.outdial.restrictions.peer.NamedKind;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Questions to the directory, each asked once however many wait for its answer: the callers of a busy moment ask for
 * the same names. More than the directory takes in one call goes in several.
 */
final class SharedLookups {

    /** A set of thousands of names takes several calls, each of which has to be answered in its 300 ms. */
    private static final int AT_ONCE = 2;

    private final BiFunction<UUID, List<NamedKey>, Uni<Map<NamedKey, String>>> question;
    private final Map<ClientKey, Uni<Map<NamedKey, String>>> inFlight = new HashMap<>();

    /** @param question asks the directory about at most {@link Directory#MAX_OF_A_KIND} ids of each kind */
    SharedLookups(BiFunction<UUID, List<NamedKey>, Uni<Map<NamedKey, String>>> question) {
        this.question = question;
    }

    /** The names of what exists among these. May be answered on another thread than it was asked on. */
    Uni<Map<NamedKey, String>> ask(UUID clientId, Collection<NamedKey> keys) {
        Set<Uni<Map<NamedKey, String>>> answers = Collections.newSetFromMap(new IdentityHashMap<>());
        synchronized (inFlight) {
            List<NamedKey> unasked = new ArrayList<>();
            for (NamedKey key : keys) {
                Uni<Map<NamedKey, String>> answer = inFlight.get(new ClientKey(clientId, key));
                if (answer == null) {
                    unasked.add(key);
                } else {
                    answers.add(answer);
                }
            }
            for (List<NamedKey> batch : batches(unasked)) {
                Uni<Map<NamedKey, String>> answer = begin(clientId, batch);
                batch.forEach(key -> inFlight.put(new ClientKey(clientId, key), answer));
                answers.add(answer);
            }
        }
        Set<NamedKey> wanted = new HashSet<>(keys);
        return Uni.join()
                .all(List.copyOf(answers))
                .usingConcurrencyOf(AT_ONCE)
                .andFailFast()
                .map(parts -> {
                    Map<NamedKey, String> names = new HashMap<>();
                    parts.forEach(part -> part.forEach((key, name) -> {
                        if (wanted.contains(key)) {
                            names.put(key, name);
                        }
                    }));
                    return names;
                });
    }

    private Uni<Map<NamedKey, String>> begin(UUID clientId, List<NamedKey> batch) {
        return Uni.createFrom()
                .deferred(() -> question.apply(clientId, batch))
                .eventually(() -> end(clientId, batch))
                .memoize()
                .indefinitely();
    }

    private void end(UUID clientId, List<NamedKey> batch) {
        synchronized (inFlight) {
            batch.forEach(key -> inFlight.remove(new ClientKey(clientId, key)));
        }
    }

    private static List<List<NamedKey>> batches(List<NamedKey> keys) {
        List<List<NamedKey>> batches = new ArrayList<>();
        Map<NamedKind, Integer> counts = new EnumMap<>(NamedKind.class);
        for (NamedKey key : keys) {
            int batch = (counts.merge(key.kind(), 1, Integer::sum) - 1) / Directory.MAX_OF_A_KIND;
            while (batches.size() <= batch) {
                batches.add(new ArrayList<>());
            }
            batches.get(batch).add(key);
        }
        return batches;
    }

    record ClientKey(UUID clientId, NamedKey key) {}
}
