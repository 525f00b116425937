package io.outdial.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A test class that starts what it needs itself, like one {@link BesidesSharedProduct}, and takes its turn with those
 * {@link OnSharedProduct}, which are done earlier than the others.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock("the shared product")
@interface InTurnWithSharedProduct {}
