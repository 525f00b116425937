package io.outdial.outbound.entry;

import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import java.util.Map;
import org.hibernate.exception.ConstraintViolationException;

/**
 * Which names of an entry are unique, by constraint. The database decides, because two concurrent requests would each
 * find the name free.
 *
 * @param messages the refusal where the other entry is the caller's own, by the name of the constraint
 * @param others the refusal where the other entry may be another client's
 */
public record UniqueNames(Map<String, String> messages, Map<String, Failure> others) {

    private static final String UNIQUE_VIOLATION = "23505";

    public UniqueNames(Map<String, String> messages) {
        this(messages, Map.of());
    }

    /** @return what to fail with: a refusal if one of these names is taken, else {@code thrown} itself */
    Throwable refusal(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConstraintViolationException broken && UNIQUE_VIOLATION.equals(broken.getSQLState())) {
                String constraint = broken.getConstraintName();
                if (messages.containsKey(constraint)) {
                    return new Failure.Refused(ErrorCode.ALREADY_EXISTS, messages.get(constraint));
                }
                return others.containsKey(constraint) ? others.get(constraint) : thrown;
            }
        }
        return thrown;
    }
}
