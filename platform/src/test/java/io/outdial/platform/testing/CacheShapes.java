package io.outdial.platform.testing;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Caffeine generates a class for each combination of settings, of the cache and of its entries, and finds it by a name
 * that it puts together.
 */
final class CacheShapes {

    private static final String PACKAGE = "com.github.benmanes.caffeine.cache.";
    private static final Pattern NAME = Pattern.compile(Pattern.quote(PACKAGE) + "([PSFWD][A-Z]+)");
    private static final Set<String> BY_QUARKUS = byQuarkus();

    private CacheShapes() {}

    /** The names of the classes behind the caches that a class makes. */
    static Set<String> of(JavaClass type) {
        Set<String> names = new HashSet<>();
        for (JavaCodeUnit unit : type.getCodeUnits()) {
            builders(unit).forEach(settings -> names.addAll(shape(settings)));
        }
        return names;
    }

    static boolean isRegistered(String name, JavaClass maker) {
        return BY_QUARKUS.contains(name)
                || maker.tryGetAnnotationOfType(RegisterForReflection.class)
                        .map(annotation -> List.of(annotation.classNames()).contains(name))
                        .orElse(false);
    }

    /** The settings of each builder that is made in a method, which stand there one after the other. */
    private static List<List<String>> builders(JavaCodeUnit unit) {
        List<List<String>> builders = new ArrayList<>();
        unit.getMethodCallsFromSelf().stream()
                .filter(call -> call.getTargetOwner().isEquivalentTo(Caffeine.class))
                .sorted(Comparator.comparingInt(JavaMethodCall::getLineNumber)
                        .thenComparing(call -> !call.getName().equals("newBuilder")))
                .map(JavaMethodCall::getName)
                .forEach(setting -> {
                    if (setting.equals("newBuilder")) {
                        builders.add(new ArrayList<>());
                    } else if (!builders.isEmpty()) {
                        builders.get(builders.size() - 1).add(setting);
                    }
                });
        return builders;
    }

    private static Set<String> shape(List<String> settings) {
        Caffeine<Object, Object> builder = Caffeine.newBuilder();
        settings.forEach(setting -> set(builder, setting));
        Object cache = builder.build().asMap();
        Class<?> bounded = superclass(cache.getClass(), "BoundedLocalCache");
        if (bounded == null) {
            return Set.of();
        }
        try {
            Field nodes = bounded.getDeclaredField("nodeFactory");
            nodes.setAccessible(true);
            return Set.of(
                    cache.getClass().getName(), nodes.get(cache).getClass().getName());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Caffeine is another than it was", e);
        }
    }

    private static void set(Caffeine<Object, Object> builder, String setting) {
        switch (setting) {
            case "maximumSize" -> builder.maximumSize(1);
            case "maximumWeight" -> builder.maximumWeight(1);
            case "weigher" -> builder.weigher((key, value) -> 1);
            case "expireAfterWrite" -> builder.expireAfterWrite(Duration.ofMinutes(1));
            case "expireAfterAccess" -> builder.expireAfterAccess(Duration.ofMinutes(1));
            case "expireAfter" -> builder.expireAfter(Expiry.writing((key, value) -> Duration.ofMinutes(1)));
            case "weakKeys" -> builder.weakKeys();
            case "weakValues" -> builder.weakValues();
            case "softValues" -> builder.softValues();
            case "recordStats" -> builder.recordStats();
            case "removalListener" -> builder.removalListener((key, value, cause) -> {});
            case "evictionListener" -> builder.evictionListener((key, value, cause) -> {});
            case "executor", "scheduler", "ticker", "initialCapacity", "build", "buildAsync" -> {
                // The shape is the same with and without.
            }
            default -> throw new IllegalStateException("what shape a cache has with " + setting + " is not known here");
        }
    }

    private static Class<?> superclass(Class<?> type, String simpleName) {
        return Stream.<Class<?>>iterate(type, each -> each != null, Class::getSuperclass)
                .filter(each -> each.getSimpleName().equals(simpleName))
                .findFirst()
                .orElse(null);
    }

    /** The names that stand in the class with which Quarkus registers some of them. */
    private static Set<String> byQuarkus() {
        String file = "/io/quarkus/caffeine/runtime/graal/CacheConstructorsFeature.class";
        try (InputStream in = CacheShapes.class.getResourceAsStream(file)) {
            Set<String> names = new HashSet<>();
            NAME.matcher(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1))
                    .results()
                    .forEach(name -> names.add(name.group()));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
