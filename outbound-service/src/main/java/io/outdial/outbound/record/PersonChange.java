package io.outdial.outbound.record;

import io.outdial.platform.phone.PhoneNumber;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What has changed of a person who is called.
 *
 * @param customerId whose records are meant
 * @param former the numbers that the person had
 * @param numbers those by now, which may be the same
 * @param types what kinds of telephones they are, in the order of the numbers
 * @param name null where nobody knows it any more
 * @param zones where the person is; the client's where there are none
 */
public record PersonChange(
        UUID customerId,
        List<PhoneNumber> former,
        List<PhoneNumber> numbers,
        List<PhoneType> types,
        String name,
        List<String> zones) {

    public PersonChange {
        former = List.copyOf(former);
        numbers = List.copyOf(numbers);
        types = List.copyOf(types);
        zones = List.copyOf(zones);
    }

    /** A number in the place of another. */
    record Replacement(PhoneNumber former, PhoneNumber number) {}

    /**
     * Numbers that were there and are no longer are replaced by new ones, one by one. That the order has changed is no
     * change: what has been called stays called.
     */
    List<Replacement> replaced() {
        List<PhoneNumber> gone = without(former, numbers);
        List<PhoneNumber> added = without(numbers, former);
        return IntStream.range(0, Math.min(gone.size(), added.size()))
                .mapToObj(i -> new Replacement(gone.get(i), added.get(i)))
                .toList();
    }

    /** Numbers that nothing has replaced. */
    List<PhoneNumber> removed() {
        List<PhoneNumber> gone = without(former, numbers);
        return gone.subList(replaced().size(), gone.size());
    }

    /** Numbers that have replaced none, with their kinds. */
    Map<PhoneNumber, PhoneType> added() {
        List<PhoneNumber> added = without(numbers, former);
        return added.subList(replaced().size(), added.size()).stream()
                .collect(Collectors.toMap(
                        number -> number,
                        number -> types.get(numbers.indexOf(number)),
                        (first, second) -> first,
                        LinkedHashMap::new));
    }

    private static List<PhoneNumber> without(List<PhoneNumber> numbers, List<PhoneNumber> others) {
        Set<String> keys = others.stream()
                .flatMap(number -> number.everyKey().stream())
                .collect(Collectors.toCollection(HashSet::new));
        return numbers.stream()
                .filter(number -> number.everyKey().stream().noneMatch(keys::contains))
                .toList();
    }

    /** Does not show who is to be called. */
    @Override
    public String toString() {
        return "PersonChange[" + customerId + "]";
    }
}
