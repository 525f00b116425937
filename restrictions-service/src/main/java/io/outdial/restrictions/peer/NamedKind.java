package io.outdial.restrictions.peer;

/** What the directory has names of. */
public enum NamedKind {
    CAMPAIGN("campaign"),
    MEMBER("member"),
    SOURCE("source");

    private final String word;

    NamedKind(String word) {
        this.word = word;
    }

    /** For messages. */
    public String wireValue() {
        return word;
    }
}
