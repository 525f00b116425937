package io.outdial.enrollment.event;

import io.outdial.contract.enrollment.EnrolmentsLostDto;
import io.outdial.contract.enrollment.EnrolmentsReceivedDto;
import io.outdial.contract.enrollment.ReceivedEnrolmentDto;
import io.outdial.enrollment.chain.ReceivedChains.ReceivedEnrolment;
import io.outdial.enrollment.enrolment.EnrolmentRestart.LostEnrolment;
import io.outdial.enrollment.enrolment.Reception;
import java.util.List;

/** Converts what outbound-service says of enrolments that have begun. */
final class ReceptionMapper {

    private ReceptionMapper() {}

    static List<ReceivedEnrolment> toEnrolments(List<EnrolmentsReceivedDto> events) {
        return events.stream()
                .flatMap(event -> event.enrolments().stream())
                .map(ReceptionMapper::toEnrolment)
                .toList();
    }

    static List<LostEnrolment> toLost(List<EnrolmentsLostDto> events) {
        return events.stream()
                .flatMap(event -> event.enrolments().stream())
                .map(lost ->
                        new LostEnrolment(lost.enrolmentId(), lost.customerId(), lost.campaignId(), lost.chainIds()))
                .toList();
    }

    private static ReceivedEnrolment toEnrolment(ReceivedEnrolmentDto received) {
        return new ReceivedEnrolment(
                new Reception(
                        received.enrolmentId(),
                        received.customerId(),
                        Reception.Outcome.valueOf(received.outcome().name())),
                received.campaignId(),
                received.chainId().orElse(null));
    }
}
