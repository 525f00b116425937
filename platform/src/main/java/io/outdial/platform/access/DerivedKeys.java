package io.outdial.platform.access;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Keys that are made of secrets which change: what was signed with one that is still accepted is known, while what is
 * signed now is signed with the first.
 */
public final class DerivedKeys<T> {

    private final Supplier<List<String>> secrets;
    private final Function<String, T> make;
    private volatile Made<T> made;

    DerivedKeys(Supplier<List<String>> secrets, Function<String, T> make) {
        this.secrets = secrets;
        this.make = make;
        this.made = make(secrets.get());
    }

    /** Of a secret that does not change. */
    public static <T> DerivedKeys<T> of(String secret, Function<String, T> make) {
        List<String> one = List.of(secret);
        return new DerivedKeys<>(() -> one, make);
    }

    /** The one to sign with. */
    public T current() {
        return all().get(0);
    }

    /** Those by which something may have been signed; the current one first. */
    public List<T> all() {
        List<String> now = secrets.get();
        if (made.secrets() != now) {
            made = make(now);
        }
        return made.keys();
    }

    private Made<T> make(List<String> of) {
        return new Made<>(of, of.stream().map(make).toList());
    }

    private record Made<T>(List<String> secrets, List<T> keys) {}
}
