package io.outdial.local.demo;

/**
 * One thing that an answer or event was held against.
 *
 * @param where path of the value, such as {@code restriction.id}; empty for a whole document
 * @param expected what the page shows, in words
 * @param received what came instead, as JSON; null where it is as expected
 */
public record Check(String where, String expected, String received) {

    static Check asExpected(String where, String expected) {
        return new Check(where, expected, null);
    }

    static Check of(boolean holds, String where, String expected, Object received) {
        return new Check(where, expected, holds ? null : String.valueOf(received));
    }

    public boolean holds() {
        return received == null;
    }
}
