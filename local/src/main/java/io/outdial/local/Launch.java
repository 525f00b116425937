package io.outdial.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What runs a service of a stack. */
@FunctionalInterface
public interface Launch {

    /** From the service's start-up cache, if there is one. */
    Launch ON_THIS_JVM = (replica, jar, variables) -> {
        StartUpCache cache = StartUpCache.own();
        List<String> options = cache.isFresh(jar) ? cache.using(cache.beside(jar)) : List.of();
        return on(Path.of(System.getProperty("java.home"), "bin", "java"), any -> options)
                .command(replica, jar, variables);
    };

    /**
     * @param jar as packaged
     * @param variables which the process is given, too
     */
    List<String> command(ServiceReplica replica, Path jar, Map<String, String> variables);

    /**
     * @param java the program
     * @param more its options beside those that every service of a stack has
     */
    static Launch on(Path java, Function<ServiceReplica, List<String>> more) {
        return (replica, jar, variables) -> {
            List<String> command = new ArrayList<>(List.of(
                    java.toString(),
                    // One small heap on few cores: less memory and a quicker start than the concurrent collectors.
                    "-XX:+UseSerialGC",
                    "-Xms256m",
                    "-Xmx320m",
                    // Mostly young generation: a collection delays every answer by about two milliseconds, however
                    // much there is to collect, so there should be few.
                    "-Xmn192m",
                    "-XX:+ExitOnOutOfMemoryError"));
            command.addAll(more.apply(replica));
            command.addAll(List.of("-jar", jar.toString()));
            return command;
        };
    }
}
