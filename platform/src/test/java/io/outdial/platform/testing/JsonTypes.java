package io.outdial.platform.testing;

import com.fasterxml.jackson.annotation.JacksonAnnotation;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.type.TypeReference;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * Which of our types a class shows to be JSON, with all that they are made of. What only a run shows is for
 * {@link RegisteredJson}.
 */
final class JsonTypes {

    private static final String OURS = "io.outdial.";

    /** Who makes types of JSON and JSON of types. */
    private static final Set<String> BINDERS = Set.of(
            "com.fasterxml.jackson.databind.ObjectMapper",
            "com.fasterxml.jackson.databind.ObjectReader",
            "com.fasterxml.jackson.databind.ObjectWriter",
            "com.fasterxml.jackson.databind.json.JsonMapper",
            "io.vertx.core.json.Json",
            "io.vertx.core.json.JsonObject");

    private JsonTypes() {}

    /**
     * Itself, if it is annotated for Jackson; the types of its JSON columns; those that it hands to Jackson by their
     * classes.
     */
    static Set<JavaClass> of(JavaClass type) {
        Set<JavaClass> found = new HashSet<>();
        if (isAnnotatedForJackson(type)) {
            collect(type, found);
        }
        type.getFields().stream().filter(JsonTypes::isJsonColumn).forEach(column -> collect(column.getType(), found));
        type.getSuperclass()
                .filter(parent -> parent.toErasure().isEquivalentTo(TypeReference.class))
                .ifPresent(reference -> collect(reference, found));
        type.getCodeUnits().stream()
                .filter(JsonTypes::callsJson)
                .flatMap(unit -> unit.getReferencedClassObjects().stream())
                .forEach(named -> collect(named.getRawType(), found));
        return found;
    }

    private static void collect(JavaType type, Set<JavaClass> found) {
        type.getAllInvolvedRawTypes().forEach(raw -> {
            JavaClass base = raw.getBaseComponentType();
            if (base.getName().startsWith(OURS) && isData(base) && found.add(base)) {
                base.getFields().stream()
                        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                        .filter(field -> !field.isAnnotatedWith(JsonIgnore.class))
                        .forEach(field -> collect(field.getType(), found));
            }
        });
    }

    /** Beans, loggers' names and mappers of JSON are classes too, which nobody reads field by field. */
    private static boolean isData(JavaClass type) {
        return type.isRecord() || type.isEnum() || isAnnotatedForJackson(type);
    }

    private static boolean isAnnotatedForJackson(JavaClass type) {
        return Stream.of(
                        Stream.of(type.getAnnotations()),
                        type.getMembers().stream().map(member -> member.getAnnotations()),
                        type.getCodeUnits().stream()
                                .flatMap(unit -> unit.getParameters().stream())
                                .map(parameter -> parameter.getAnnotations()))
                .flatMap(annotations -> annotations)
                .flatMap(Collection::stream)
                .anyMatch(JsonTypes::isOfJackson);
    }

    private static boolean isOfJackson(JavaAnnotation<?> annotation) {
        return annotation.getRawType().isAnnotatedWith(JacksonAnnotation.class);
    }

    private static boolean isJsonColumn(JavaField field) {
        return field.tryGetAnnotationOfType(JdbcTypeCode.class)
                .map(code -> code.value() == SqlTypes.JSON || code.value() == SqlTypes.JSON_ARRAY)
                .orElse(false);
    }

    private static boolean callsJson(JavaCodeUnit unit) {
        return unit.getCallsFromSelf().stream()
                .map(call -> call.getTarget().getOwner().getName())
                .anyMatch(BINDERS::contains);
    }
}
