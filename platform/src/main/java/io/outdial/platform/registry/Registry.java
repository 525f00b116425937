package io.outdial.platform.registry;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who may call: clients and their keys. Immutable; a change makes a new one. Refuses entries that contradict each other
 * (an id, hash or user name used twice, a key of an unknown client), since a caller could then not be identified.
 */
@RegisterForReflection
public record Registry(List<Client> clients, List<ApiKey> keys) {

    public Registry {
        clients = clients == null ? List.of() : List.copyOf(clients);
        keys = keys == null ? List.of() : List.copyOf(keys);
        Set<UUID> clientIds = new HashSet<>();
        Set<String> userNames = new HashSet<>();
        for (Client client : clients) {
            refuseUnless(clientIds.add(client.id()), "client " + client.id() + " stands there twice");
            refuseUnless(
                    client.cloudAgent() == null
                            || userNames.add(client.cloudAgent().userName()),
                    "two clients have the same cloudAgent.userName");
        }
        Set<String> keyIds = new HashSet<>();
        Set<String> hashes = new HashSet<>();
        for (ApiKey key : keys) {
            refuseUnless(keyIds.add(key.id()), "key " + key.id() + " stands there twice");
            refuseUnless(hashes.add(key.sha256()), "key " + key.id() + " has the hash of another key");
            refuseUnless(
                    clientIds.contains(key.clientId()),
                    "key " + key.id() + " belongs to an unknown client " + key.clientId());
        }
    }

    public static Registry empty() {
        return new Registry(List.of(), List.of());
    }

    /**
     * The entry of a key as the caller sent it, usable or not: the caller of this method decides with
     * {@link ApiKey#isUsableAt}. Looks at every entry, so the time taken does not reveal the position of the match.
     */
    public Optional<ApiKey> findKey(String key) {
        String hash = ApiKeys.sha256(key);
        ApiKey found = null;
        for (ApiKey candidate : keys) {
            if (ApiKeys.sameHash(candidate.sha256(), hash)) {
                found = candidate;
            }
        }
        return Optional.ofNullable(found);
    }

    public Optional<Client> findClient(UUID id) {
        return clients.stream().filter(client -> client.id().equals(id)).findFirst();
    }

    public Registry with(Client client) {
        List<Client> more = new ArrayList<>(clients);
        more.add(client);
        return new Registry(more, keys);
    }

    public Registry with(ApiKey key) {
        List<ApiKey> more = new ArrayList<>(keys);
        more.add(key);
        return new Registry(clients, more);
    }

    /** The entry with the same id is replaced; without one nothing changes. */
    public Registry replacing(ApiKey key) {
        List<ApiKey> replaced = new ArrayList<>(keys);
        replaced.replaceAll(existing -> existing.id().equals(key.id()) ? key : existing);
        return new Registry(clients, replaced);
    }

    private static void refuseUnless(boolean coherent, String fault) {
        if (!coherent) {
            throw new IllegalArgumentException(fault);
        }
    }
}
