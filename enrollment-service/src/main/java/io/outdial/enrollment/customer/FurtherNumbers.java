package io.outdial.enrollment.customer;

import io.outdial.enrollment.phone.CustomerPhone;
import io.outdial.enrollment.phone.StoredPhones;
import io.outdial.platform.phone.PhoneNumber;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Works out which further numbers customers have once some are added. */
final class FurtherNumbers {

    private FurtherNumbers() {}

    /**
     * @param stored what the customers have
     * @param numbers that they are to have as well
     * @return all further numbers of those who have got some
     */
    static Map<UUID, List<CustomerPhone>> added(Map<UUID, StoredPhones> stored, Map<UUID, List<PhoneNumber>> numbers) {
        Map<UUID, List<CustomerPhone>> added = new HashMap<>();
        stored.forEach((customer, phones) -> {
            List<CustomerPhone> all = CustomerPhone.further(
                    phones.all().get(0).keys(),
                    Stream.concat(
                                    phones.further().stream(),
                                    numbers.get(customer).stream().map(number -> CustomerPhone.of(number, null)))
                            .toList());
            if (all.size() > phones.further().size()) {
                added.put(customer, all);
            }
        });
        return added;
    }
}
