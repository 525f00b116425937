package io.outdial.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * In what form a Java runtime keeps what a start of a service has loaded, for the next ones. A cache fits one runtime
 * and one class path; the JVM checks both, and starts without it if they differ.
 */
public enum StartUpCache {
    /** The classes, as they were read and verified (JEP 350). */
    CLASSES("jsa"),

    /** They are linked besides, and it is known what methods do (JEP 483, 514, 515). */
    AHEAD_OF_TIME("aot");

    /** Class files are compiled for an older release, but that is of no importance here. */
    private static final int FIRST_AHEAD_OF_TIME = 25;

    private final String suffix;

    StartUpCache(String suffix) {
        this.suffix = suffix;
    }

    /** @param version of a Java runtime, such as 25 */
    public static StartUpCache of(int version) {
        return version < FIRST_AHEAD_OF_TIME ? CLASSES : AHEAD_OF_TIME;
    }

    /** That of the runtime of this process. */
    public static StartUpCache own() {
        return of(Runtime.version().feature());
    }

    /**
     * Where a service's cache for a JDK of this machine is. Not in the package: images are made of that.
     *
     * @param jar as packaged
     */
    public Path beside(Path jar) {
        return jar.getParent().resolveSibling("start." + suffix);
    }

    /** Whether there is one, which is not of an older package. */
    boolean isFresh(Path jar) {
        Path cache = beside(jar);
        try {
            return Files.exists(cache)
                    && Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(jar)) >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * The JVM's options for a start that is remembered.
     *
     * @param target of what is written when the process ends
     */
    public List<String> recording(Path target) {
        return this == CLASSES
                ? List.of("-XX:ArchiveClassesAtExit=" + target)
                : List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + target);
    }

    /** The JVM's options for a start from a cache, or without if it does not fit. */
    public List<String> using(Path cache) {
        return List.of((this == CLASSES ? "-XX:SharedArchiveFile=" : "-XX:AOTCache=") + cache);
    }

    /** The JVM's options for a start from a cache, or none at all if it does not fit. */
    public List<String> insistingOn(Path cache) {
        return this == CLASSES
                ? List.of("-Xshare:on", "-XX:SharedArchiveFile=" + cache)
                : List.of("-XX:AOTMode=on", "-XX:AOTCache=" + cache);
    }
}
