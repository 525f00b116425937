package io.outdial.platform.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Which classes a native executable can read and write field by field. */
final class Registered {

    private Registered() {}

    /** By an annotation of its own or of a class that it stands in. */
    static boolean is(JavaClass type) {
        return isAnnotated(type) || type.getEnclosingClass().map(Registered::is).orElse(false);
    }

    /**
     * With {@code targets} or {@code classNames} the annotation is about those, not about the class that it stands at.
     */
    private static boolean isAnnotated(JavaClass type) {
        return type.tryGetAnnotationOfType(RegisterForReflection.class)
                .map(annotation -> annotation.targets().length == 0 && annotation.classNames().length == 0)
                .orElse(false);
    }
}
