package io.outdial.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A test class that takes all the time of two processors for a while: none that counts on answers in time runs beside.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock(value = KeepsProcessorsBusy.ANSWERS_IN_TIME, mode = ResourceAccessMode.READ)
@interface KeepsProcessorsBusy {

    /** Of those that count on them. Before the other locks in the alphabet, so who waits for it keeps nothing else. */
    String ANSWERS_IN_TIME = "answers in time";
}
