package io.outdial.platform.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.outdial.platform.failure.Failure;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.Test;

class ConstraintRefusalsTest {

    private static final ConstraintRefusals REFUSALS = ConstraintRefusals.alreadyExists(
                    "thing_name_uk", "A thing with this name exists already")
            .or("part_thing_fk", () -> new Failure.NotFound("No thing with this id"));

    @Test
    void theConstraintChoosesTheRefusal() {
        Throwable refused = REFUSALS.refusal(violation("thing_name_uk"));
        assertEquals("A thing with this name exists already", refused.getMessage());
        assertInstanceOf(Failure.Refused.class, refused);
        assertInstanceOf(Failure.NotFound.class, REFUSALS.refusal(violation("part_thing_fk")));
    }

    @Test
    void itIsFoundHoweverDeepItIsWrapped() {
        Throwable wrapped = new CompletionException(new IllegalStateException(violation("thing_name_uk")));
        assertInstanceOf(Failure.Refused.class, REFUSALS.refusal(wrapped));
    }

    @Test
    void everythingElseStaysWhatItIs() {
        Throwable other = violation("another_uk");
        assertSame(other, REFUSALS.refusal(other));
        Throwable unnamed = violation(null);
        assertSame(unnamed, REFUSALS.refusal(unnamed));
        Throwable fault = new IllegalStateException("of the program");
        assertSame(fault, REFUSALS.refusal(fault));
    }

    private static ConstraintViolationException violation(String constraint) {
        return new ConstraintViolationException("violated", new SQLException(), constraint);
    }
}
