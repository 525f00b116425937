package io.outdial.outbound.record;

/**
 * A value that is to be set, to null too, or stays as it is.
 *
 * @param value means nothing where it stays
 */
public record Change<T>(boolean isSet, T value) {

    public static <T> Change<T> to(T value) {
        return new Change<>(true, value);
    }

    public static <T> Change<T> none() {
        return new Change<>(false, null);
    }

    /** Stays where there is none. */
    public static <T> Change<T> toGiven(T value) {
        return new Change<>(value != null, value);
    }

    T apply(T present) {
        return isSet ? value : present;
    }

    /** Both, one after the other. */
    Change<T> then(Change<T> later) {
        return later.isSet ? later : this;
    }
}
