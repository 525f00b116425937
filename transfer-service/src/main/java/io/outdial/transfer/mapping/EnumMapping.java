package io.outdial.transfer.mapping;

/** Converts between enums of the contract and ours, whose constants have the same names. */
public final class EnumMapping {

    private EnumMapping() {}

    /** The constant of the same name; null for null. */
    public static <E extends Enum<E>> E constant(Class<E> type, Enum<?> value) {
        return value == null ? null : Enum.valueOf(type, value.name());
    }
}
