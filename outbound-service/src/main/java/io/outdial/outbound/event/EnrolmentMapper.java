package io.outdial.outbound.event;

import io.outdial.contract.outbound.CustomerChangedDto;
import io.outdial.contract.outbound.EnrolledNumberDto;
import io.outdial.contract.outbound.EnrolmentBegunDto;
import io.outdial.contract.outbound.EnrolmentEndedDto;
import io.outdial.outbound.enrolment.BegunEnrolment;
import io.outdial.outbound.enrolment.CustomerChange;
import io.outdial.outbound.enrolment.EndedEnrolment;
import io.outdial.outbound.enrolment.PhoneTypes;
import io.outdial.outbound.intake.RecordRow.Telephone;
import io.outdial.platform.phone.PhoneNumber;
import java.util.List;
import java.util.stream.Stream;

/** Converts what enrollment-service says of customers and their enrolments. */
final class EnrolmentMapper {

    private EnrolmentMapper() {}

    /**
     * @param region of the client, in which numbers are read again: either side may know a newer version of the rule
     */
    static BegunEnrolment toBegun(EnrolmentBegunDto data, String region) {
        return new BegunEnrolment(
                data.enrolmentId(),
                data.customerId(),
                data.campaignId(),
                data.numbers().stream()
                        .map(number -> toTelephone(number, region))
                        .toList(),
                data.name().orElse(null),
                data.sourceId().orElse(null),
                data.timezone().orElse(null),
                data.postalCode().orElse(null));
    }

    /** @param region of the client */
    static CustomerChange toChange(CustomerChangedDto data, String region) {
        return new CustomerChange(
                data.customerId(),
                Stream.concat(Stream.of(data.former()), data.formerFurther().orElse(List.of()).stream())
                        .map(number -> toNumber(number, region))
                        .toList(),
                Stream.concat(Stream.of(data.number()), data.further().orElse(List.of()).stream())
                        .map(number -> toTelephone(number, region))
                        .toList(),
                data.name().orElse(null),
                data.timezone().orElse(null),
                data.postalCode().orElse(null));
    }

    private static Telephone toTelephone(EnrolledNumberDto number, String region) {
        return new Telephone(
                toNumber(number, region), PhoneTypes.of(number.type().orElse(null)));
    }

    private static PhoneNumber toNumber(EnrolledNumberDto number, String region) {
        return PhoneNumber.stored(
                number.phone(), number.phoneKey(), number.otherPhoneKey().orElse(null), region);
    }

    /** @param region null where nobody knows the client any more */
    static EndedEnrolment toEnded(EnrolmentEndedDto data, String region) {
        return new EndedEnrolment(
                data.enrolmentId(),
                data.campaignId(),
                PhoneNumber.stored(
                        data.phoneKey(), data.phoneKey(), data.otherPhoneKey().orElse(null), region),
                data.chainIds().orElse(List.of()));
    }
}
