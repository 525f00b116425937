package io.outdial.bench;

import io.outdial.local.Permission;
import io.outdial.local.Stack;
import io.outdial.platform.registry.ApiKey;
import io.outdial.platform.registry.ApiKeys;
import io.outdial.platform.registry.RegistryFile;
import java.time.Instant;

/** A key of the demo client that may do everything, as often as it likes. */
public final class UnlimitedKey {

    private UnlimitedKey() {}

    /** @return the key, which every process knows by then */
    public static String addTo(Stack stack, String name) {
        String key = ApiKeys.generate();
        new RegistryFile(stack.data().registry())
                .update(registry -> registry.with(new ApiKey(
                        ApiKeys.newId(),
                        ApiKeys.sha256(key),
                        stack.credentials().clientId(),
                        Permission.all(),
                        Integer.MAX_VALUE,
                        null,
                        null,
                        Instant.now(),
                        name)));
        AwaitedKey.await(stack, key);
        return key;
    }
}
