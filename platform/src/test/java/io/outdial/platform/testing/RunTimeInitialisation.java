package io.outdial.platform.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/** Which classes are initialised when a native executable starts, not while it is built; and which have to be. */
final class RunTimeInitialisation {

    static final String HOW =
            "list the class at --initialize-at-run-time in META-INF/native-image/io.outdial/…/native-image.properties of its module";

    /** Those that become part of an executable. */
    private static final List<String> MODULES = List.of(
            "contract",
            "platform",
            "outbound-service",
            "enrollment-service",
            "restrictions-service",
            "transfer-service");

    private static final String OPTION = "--initialize-at-run-time=";
    private static final List<Class<?>> OF_ONE_PROCESS = List.of(
            Random.class,
            RandomGenerator.class,
            Thread.class,
            ThreadGroup.class,
            Executor.class,
            Timer.class,
            Closeable.class);
    private static final Set<String> LISTED = listed();

    private RunTimeInitialisation() {}

    static boolean isListed(JavaClass type) {
        return LISTED.contains(type.getName());
    }

    /** In a static field, itself or inside one of our own objects. */
    static boolean isHeldStatically(JavaClass type) {
        return type.getFields().stream()
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                .anyMatch(field -> isOfOneProcess(field, new HashSet<>()));
    }

    private static boolean isOfOneProcess(JavaField field, Set<JavaClass> seen) {
        JavaClass type = field.getRawType().getBaseComponentType();
        if (OF_ONE_PROCESS.stream().anyMatch(type::isAssignableTo)) {
            return true;
        }
        return type.getName().startsWith("io.outdial.")
                && seen.add(type)
                && type.getAllFields().stream()
                        .filter(inner -> !inner.getModifiers().contains(JavaModifier.STATIC))
                        .anyMatch(inner -> isOfOneProcess(inner, seen));
    }

    /** By the files of all modules on the class path that are ours. */
    private static Set<String> listed() {
        Set<String> classes = new HashSet<>();
        try {
            for (String module : MODULES) {
                String file = "META-INF/native-image/io.outdial/outdial-" + module + "/native-image.properties";
                for (URL url : Collections.list(
                        RunTimeInitialisation.class.getClassLoader().getResources(file))) {
                    Properties properties = new Properties();
                    try (InputStream in = url.openStream()) {
                        properties.load(in);
                    }
                    for (String argument : properties.getProperty("Args").split("\\s+", -1)) {
                        if (argument.startsWith(OPTION)) {
                            classes.addAll(
                                    List.of(argument.substring(OPTION.length()).split(",", -1)));
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return classes;
    }
}
