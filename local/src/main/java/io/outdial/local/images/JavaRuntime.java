package io.outdial.local.images;

import io.outdial.local.FileTree;
import io.outdial.local.LocalFailure;
import io.outdial.local.StartUpCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A Java runtime with the modules that the services need, linked out of a JDK.
 *
 * @param home its folder
 * @param version such as 25
 */
public record JavaRuntime(Path home, int version) {

    /** Hibernate reads beans by java.desktop, Flyway and pgjdbc use java.sql and GSS, Netty what is unsupported. */
    private static final List<String> MODULES = List.of(
            "java.base",
            "java.compiler",
            "java.desktop",
            "java.instrument",
            "java.logging",
            "java.management",
            "java.naming",
            "java.net.http",
            "java.rmi",
            "java.security.jgss",
            "java.security.sasl",
            "java.sql",
            "java.transaction.xa",
            "java.xml",
            "jdk.crypto.ec",
            "jdk.jfr",
            "jdk.management",
            "jdk.net",
            "jdk.unsupported",
            "jdk.zipfs");

    /** That of this process, whole. */
    public static JavaRuntime own() {
        return new JavaRuntime(
                Path.of(System.getProperty("java.home")), Runtime.version().feature());
    }

    /** Out of the JDK that this process runs on; replaces what is there. */
    public static JavaRuntime link(Path target) {
        return link(own().home(), own().version(), target);
    }

    /** @param version of the JDK */
    public static JavaRuntime link(Path jdk, int version, Path target) {
        Path jlink = jdk.resolve("bin/jlink");
        if (!Files.isExecutable(jlink)) {
            throw new LocalFailure(jdk + " is no JDK with jlink: set JAVA_HOME to one");
        }
        try {
            FileTree.delete(target);
            Files.createDirectories(target.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new LocalFailure(target + " cannot be replaced: " + e.getMessage(), e);
        }
        Program.run(List.of(
                jlink.toString(),
                "--add-modules=" + String.join(",", MODULES),
                "--strip-debug",
                version < 21 ? "--compress=2" : "--compress=zip-6",
                "--no-man-pages",
                "--no-header-files",
                "--output=" + target));
        JavaRuntime runtime = new JavaRuntime(target, version);
        runtime.writeOptions("");
        return runtime;
    }

    /** From now on a service on it starts by the cache that is beside its jar in an image. */
    public void expectCaches() {
        writeOptions("-XX:AOTCache=/app/" + StartUpCaches.FILE + "\n");
    }

    /** Read by the command line of the image. */
    private void writeOptions(String text) {
        try {
            Files.writeString(home.resolve("options"), text);
        } catch (IOException e) {
            throw new LocalFailure(home + " cannot be written: " + e.getMessage(), e);
        }
    }

    public Path java() {
        return home.resolve("bin/java");
    }

    /** Whether its caches are worth their bytes in an image. */
    public boolean cachesAheadOfTime() {
        return StartUpCache.of(version) == StartUpCache.AHEAD_OF_TIME;
    }
}
