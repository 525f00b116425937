package io.outdial.e2e;

import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Something that happens by one API and is seen in the other service.
 *
 * @param begins makes a person to whom it may happen
 * @param happens returns when it was acknowledged
 * @param isSeen by the other side
 */
record Flow(
        String name,
        Function<FlowCentre, Person> begins,
        BiConsumer<FlowCentre, Person> happens,
        BiPredicate<FlowCentre, Person> isSeen) {

    @Override
    public String toString() {
        return name;
    }
}
