package io.outdial.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A test class that starts what it needs itself. One such class runs at a time, beside one {@link OnSharedProduct} or
 * {@link OnFailingProduct}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock("processes of its own")
@interface BesidesSharedProduct {}
