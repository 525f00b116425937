package io.outdial.platform.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaStaticInitializer;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.runtime.annotations.RegisterResources;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What must hold so that a service built as a native executable does what it does on a JVM (docs/adr/0027). In such an
 * executable nothing is found by its name, nor read or written field by field, that was not registered while it was
 * built; and static fields have the values of the machine that built it.
 */
public final class NativeRules {

    /** What is read by name, by our own code or a library's, and the class of ours that registers it. */
    private static final Map<String, String> RESOURCES = Map.of(
            "db/demo/", "io.outdial.platform.demo.DemoScript",
            "com/google/i18n/phonenumbers/data/", "io.outdial.platform.phone.RegionPlan",
            "com/google/i18n/phonenumbers/timezones/data/", "io.outdial.outbound.window.NumberZones",
            "leap_second_dates.csv", "io.outdial.platform.spec.SpecDocument",
            "META-INF/openapi/", "io.outdial.platform.spec.SpecDocument",
            "META-INF/openapi-internal/", "io.outdial.platform.spec.SpecDocument",
            "org/threeten/bp/TZDB.dat", "io.outdial.platform.time.TzdbRules");

    /** What a static initialiser would ask of the machine that builds the image, and remember for ever. */
    private static final Set<String> OF_THE_MACHINE = Set.of(
            "java.lang.System.getenv",
            "java.lang.System.getProperty",
            "java.lang.System.getProperties",
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.Runtime.getRuntime",
            "java.lang.ProcessHandle.current",
            "java.util.UUID.randomUUID",
            "java.time.Instant.now",
            "java.time.Clock.systemDefaultZone",
            "java.time.ZoneId.systemDefault",
            "java.util.TimeZone.getDefault",
            "java.util.Locale.getDefault",
            "java.net.InetAddress.getLocalHost",
            "java.net.InetAddress.getByName",
            "java.util.concurrent.ThreadLocalRandom.current");

    private static final Set<String> BY_NAME = Set.of(
            "forName",
            "getDeclaredMethod",
            "getDeclaredMethods",
            "getMethod",
            "getMethods",
            "getDeclaredField",
            "getDeclaredFields",
            "getDeclaredConstructor",
            "getConstructor",
            "newProxyInstance");

    @ArchTest
    static final ArchRule whatIsJsonIsRegistered = classes()
            .should(condition("be JSON only of registered types", (type, fault) -> JsonTypes.of(type).stream()
                    .filter(json -> !Registered.is(json))
                    .forEach(json -> fault.accept(json.getName() + " is read or written as JSON (see " + type.getName()
                            + "): put @RegisterForReflection on it"))));

    @ArchTest
    static final ArchRule whatIsOfOneProcessIsMadeAtRunTime = classes()
            .should(condition("hold nothing of one process that is made while the image is built", (type, fault) -> {
                if (RunTimeInitialisation.isHeldStatically(type) && !RunTimeInitialisation.isListed(type)) {
                    fault.accept(type.getName() + " holds a random generator, thread or open file in a static field: "
                            + RunTimeInitialisation.HOW);
                }
            }));

    @ArchTest
    static final ArchRule nothingOfTheBuildersMachineIsKept = classes()
            .should(condition(
                    "keep nothing of the machine that builds the image", (type, fault) -> type.getStaticInitializer()
                            .filter(initialiser -> !RunTimeInitialisation.isListed(type))
                            .ifPresent(initialiser -> machineCalls(initialiser, fault))));

    @ArchTest
    static final ArchRule whoReadsResourcesRegistersThem = classes()
            .should(condition(
                    "read no resources by name that it does not register",
                    (type, fault) -> calls(type, (caller, called) -> {
                        if (called.getName().startsWith("getResource")
                                && (called.getOwner().isEquivalentTo(Class.class)
                                        || called.getOwner().isAssignableTo(ClassLoader.class))
                                && !type.isAnnotatedWith(RegisterResources.class)
                                && !type.isAnnotatedWith(RegisterResources.List.class)) {
                            fault.accept(caller + " reads a resource by name: put @RegisterResources(globs = …) on "
                                    + type.getName() + ", and the folder into NativeRules.RESOURCES");
                        }
                    })));

    @ArchTest
    static void resourcesAreRegistered(JavaClasses ignored) {
        Set<String> missing = new TreeSet<>();
        RESOURCES.forEach((folder, owner) -> missing.addAll(NativeResources.unregistered(folder, owner)));
        assertEquals(Set.of(), missing, () -> "none of the globs at " + RESOURCES + " names them");
    }

    /** A native executable cannot list a folder, so what is not in the list is never loaded. */
    @ArchTest
    static void demoScriptsAreListed(JavaClasses ignored) {
        String list = "db/demo/scripts.txt";
        Set<String> scripts = NativeResources.files("db/demo/");
        if (scripts.remove(list)) {
            assertEquals(
                    List.copyOf(scripts),
                    NativeResources.lines(list).stream().map("db/demo/"::concat).toList(),
                    list + " has to name every script beside it, in the order of their versions");
        }
    }

    @ArchTest
    static final ArchRule nothingElseIsFoundByItsName = classes()
            .should(condition(
                    "find nothing by its name",
                    (type, fault) -> calls(type, (caller, called) -> {
                        if (BY_NAME.contains(called.getName())
                                && (called.getOwner().isEquivalentTo(Class.class)
                                        || called.getOwner().getName().equals("java.lang.reflect.Proxy"))) {
                            fault.accept(caller + " calls " + called.getFullName()
                                    + ", which finds in a native executable only what is registered");
                        }
                    })));

    @ArchTest
    static final ArchRule settingsAreReadAtStart = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.quarkus.resteasy.reactive.server.EndpointDisabled")
            .because("it is decided while the service is built: ask the setting in the resource");

    @ArchTest
    static final ArchRule shapesOfCachesAreRegistered = classes()
            .should(condition("make caches only of registered shapes", (type, fault) -> CacheShapes.of(type).stream()
                    .filter(name -> !CacheShapes.isRegistered(name, type))
                    .forEach(name -> fault.accept(type.getName() + " makes a cache of the shape " + name
                            + ": put @RegisterForReflection(classNames = \"" + name + "\") on it"))));

    private NativeRules() {}

    private static void machineCalls(JavaStaticInitializer initialiser, Consumer<String> fault) {
        initialiser.getCallsFromSelf().stream()
                .map(call -> call.getTarget())
                .filter(called -> OF_THE_MACHINE.contains(called.getOwner().getName() + "." + called.getName()))
                .forEach(called -> fault.accept(initialiser.getOwner().getName() + " calls " + called.getFullName()
                        + " for a static field, which then has the answer of the machine that builds the image: "
                        + RunTimeInitialisation.HOW));
    }

    private static void calls(JavaClass type, BiConsumer<String, CodeUnitCallTarget> each) {
        for (JavaCodeUnit unit : type.getCodeUnits()) {
            unit.getCallsFromSelf().forEach(call -> each.accept(unit.getFullName(), call.getTarget()));
        }
    }

    private static ArchCondition<JavaClass> condition(
            String description, BiConsumer<JavaClass, Consumer<String>> faults) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                faults.accept(type, fault -> events.add(SimpleConditionEvent.violated(type, fault)));
            }
        };
    }
}
