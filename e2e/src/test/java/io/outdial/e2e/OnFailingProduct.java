package io.outdial.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A test class that kills or restarts services. It gets the other {@link SharedProduct}, which it shares with classes
 * of its kind. One such class runs at a time, beside those of the other kinds.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedProduct.class)
@ResourceLock("the failing product")
@interface OnFailingProduct {}
