package io.outdial.bench.torture;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who has which record and what came of it, whichever dialect handed it out. */
final class Calls {

    private final Marks marks;
    private final Sources sources;
    private final Book book;
    private final Set<Long> held = ConcurrentHashMap.newKeySet();
    private final Map<Long, Long> ended = new ConcurrentHashMap<>();
    private final Set<String> reached = ConcurrentHashMap.newKeySet();

    Calls(Marks marks, Sources sources, Book book) {
        this.marks = marks;
        this.sources = sources;
        this.book = book;
    }

    static String key(long handle) {
        return "record " + handle;
    }

    /**
     * @param holder a dialler or the name of an agent
     * @param begun when it was asked for, in the numbers of {@link System#nanoTime}
     * @param as it was handed out
     */
    void take(long handle, String phone, String holder, long begun, Object as) {
        book.note(key(handle), "pulled by " + holder + ": " + as);
        book.note(phone, "pulled as record " + handle);
        if (marks.isListedBefore(phone, begun)) {
            book.broken("no pull that begins after a mark returns its number", phone);
        }
        sources.take(phone, holder);
        if (!held.add(handle)) {
            book.broken("no record has two holders", key(handle));
        }
        Long end = ended.get(handle);
        if (end != null && end - begun < 0) {
            book.broken("nothing is dialled twice", key(handle));
        }
    }

    /** To be said before the result is sent: from then on somebody else may have it. */
    void giveBack(long handle) {
        held.remove(handle);
    }

    /** Its result was acknowledged. */
    void end(long handle) {
        ended.put(handle, System.nanoTime());
    }

    void reach(String phone) {
        reached.add(phone);
    }

    /** The numbers whose call was answered, and whose record ended with it. */
    Set<String> reached() {
        return reached;
    }
}
