package io.outdial.platform.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.outdial.platform.registry.ApiKeys;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** That the rules find what they are there for, and that what everybody shares is registered. */
class NativeRulesTest {

    @ParameterizedTest
    @MethodSource
    void isFound(ArchRule rule, Class<?> type, String fault) {
        List<String> faults = rule.evaluate(new ClassFileImporter().importClasses(type, Nested.class, Wrapper.class))
                .getFailureReport()
                .getDetails();
        assertTrue(faults.stream().anyMatch(found -> found.contains(fault)), () -> fault + " not in " + faults);
    }

    static Stream<Arguments> isFound() {
        String plain = Plain.class.getName() + " is read or written as JSON";
        return Stream.of(
                Arguments.of(NativeRules.whatIsJsonIsRegistered, Annotated.class, Annotated.class.getName()),
                Arguments.of(NativeRules.whatIsJsonIsRegistered, Column.class, plain),
                Arguments.of(NativeRules.whatIsJsonIsRegistered, Reader.class, plain),
                Arguments.of(NativeRules.whatIsOfOneProcessIsMadeAtRunTime, Generator.class, Generator.class.getName()),
                Arguments.of(NativeRules.whatIsOfOneProcessIsMadeAtRunTime, Holder.class, Holder.class.getName()),
                Arguments.of(NativeRules.nothingOfTheBuildersMachineIsKept, Id.class, "java.util.UUID.randomUUID()"),
                Arguments.of(NativeRules.whoReadsResourcesRegistersThem, Reader.class, "reads a resource by name"),
                Arguments.of(NativeRules.nothingElseIsFoundByItsName, Reader.class, "java.lang.Class.forName"),
                Arguments.of(NativeRules.shapesOfCachesAreRegistered, Shapes.class, "cache.SSMW:"));
    }

    @Test
    void whatIsRegisteredIsNoFault() {
        JavaClasses registered = new ClassFileImporter().importClasses(ApiKeys.class, Registration.class);
        NativeRules.whatIsOfOneProcessIsMadeAtRunTime.check(registered);
        NativeRules.whatIsJsonIsRegistered.check(registered);
    }

    /** Two builders in one method are two shapes, not one of all their settings. */
    @Test
    void aShapeIsOfOneBuilder() {
        assertEquals(
                Set.of(
                        "com.github.benmanes.caffeine.cache.SSMW",
                        "com.github.benmanes.caffeine.cache.PSMW",
                        "com.github.benmanes.caffeine.cache.SSA",
                        "com.github.benmanes.caffeine.cache.PSA"),
                CacheShapes.of(new ClassFileImporter().importClass(Shapes.class)));
    }

    @Test
    void everyTypeOfTheContractIsRegistered() {
        JavaClasses contract = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.outdial.contract");
        Set<String> missing = contract.stream()
                .filter(type -> type.isRecord() || type.isEnum())
                .filter(type -> !Registered.is(type))
                .map(type -> type.getName())
                .collect(Collectors.toSet());
        assertEquals(Set.of(), missing);
        assertTrue(contract.size() > 100);
    }

    @Test
    void aResourceThatNobodyRegisteredIsTold() {
        assertTrue(NativeResources.unregistered("db/platform/", "io.outdial.platform.demo.DemoScript")
                .contains("db/platform/V000_1__idempotency_answer.sql"));
    }

    record Annotated(@JsonProperty("a") String a) {}

    record Plain(String b) {}

    record Nested(List<Plain> all) {}

    static class Column {
        @JdbcTypeCode(SqlTypes.JSON)
        Nested value;
    }

    static class Reader {
        Object read(ObjectMapper json, String text) throws JsonProcessingException {
            return json.readValue(text, Plain.class);
        }

        ThrowingSupplier<Object> byName() {
            return () -> Class.forName("io.outdial.Some");
        }

        InputStream resource() {
            return Reader.class.getResourceAsStream("some.txt");
        }
    }

    static class Generator {
        static final SecureRandom RANDOM = new SecureRandom();
    }

    static class Holder {
        static final Wrapper WRAPPED = new Wrapper();
    }

    static class Wrapper {
        final SecureRandom random = new SecureRandom();
    }

    static class Id {
        static final UUID OF_THE_IMAGE = UUID.randomUUID();
    }

    static class Shapes {
        Cache<Object, Object> byWeight;
        Cache<Object, Object> byAccess;

        void make() {
            byWeight = Caffeine.newBuilder()
                    .maximumWeight(10)
                    .weigher((key, value) -> 1)
                    .build();
            byAccess =
                    Caffeine.newBuilder().expireAfterAccess(Duration.ofHours(1)).build();
        }
    }

    @RegisterForReflection
    static class Registration {
        @JdbcTypeCode(SqlTypes.JSON)
        Part value;

        record Part(@JsonProperty("c") String c) {}
    }
}
