package io.outdial.platform.database;

import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.hibernate.exception.ConstraintViolationException;

/**
 * What a caller is refused with when a constraint of the database is violated, by the name of the constraint. The
 * database decides, because two requests at the same time would each find the name free.
 */
public final class ConstraintRefusals {

    public static final ConstraintRefusals NONE = new ConstraintRefusals(Map.of());

    private final Map<String, Supplier<Failure>> refusals;

    private ConstraintRefusals(Map<String, Supplier<Failure>> refusals) {
        this.refusals = refusals;
    }

    /** For a unique name that another entry of the same client has. */
    public static ConstraintRefusals alreadyExists(String constraint, String message) {
        return NONE.or(constraint, () -> new Failure.Refused(ErrorCode.ALREADY_EXISTS, message));
    }

    /** For what another entry refers to. */
    public static ConstraintRefusals inUse(String constraint, String message) {
        return NONE.or(constraint, () -> new Failure.Refused(ErrorCode.IN_USE, message));
    }

    /** These, and another one. */
    public ConstraintRefusals or(String constraint, Supplier<Failure> refusal) {
        Map<String, Supplier<Failure>> all = new HashMap<>(refusals);
        all.put(constraint, refusal);
        return new ConstraintRefusals(Map.copyOf(all));
    }

    /** @return what to fail with: the refusal for the constraint that was violated, else {@code thrown} itself */
    public Throwable refusal(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConstraintViolationException violation) {
                Supplier<Failure> refusal = refusals.get(String.valueOf(violation.getConstraintName()));
                return refusal == null ? thrown : refusal.get();
            }
        }
        return thrown;
    }
}
