package io.outdial.enrollment.enrolment;

import io.outdial.contract.enrollment.CustomerCampaignStatusChangeDto;
import io.outdial.contract.enrollment.CustomerCampaignStatusDto;
import io.outdial.contract.enrollment.EnrolledCustomerDto;
import io.outdial.contract.enrollment.EnrolmentDto;
import io.outdial.contract.enrollment.EnrolmentOutcomeDto;
import io.outdial.contract.enrollment.EnrolmentPageDto;
import io.outdial.contract.enrollment.StatusHistoryChangeDto;
import io.outdial.contract.enrollment.StatusHistoryPageDto;
import io.outdial.contract.enrollment.UpdateCustomerCampaignStatusDto;
import io.outdial.platform.paging.Page;
import io.outdial.platform.paging.PageNumbers;

/** Converts between the contract's records and those of this package. */
public final class EnrolmentMapper {

    private EnrolmentMapper() {}

    static StatusChangeRequest toRequest(UpdateCustomerCampaignStatusDto body) {
        return new StatusChangeRequest(
                body.customerId(),
                body.campaignId(),
                EnrolmentStatus.of(body.status().wireValue()));
    }

    static EnrolmentPageDto toPage(Page<Enrolment> page) {
        PageNumbers numbers = page.numbers();
        return new EnrolmentPageDto(
                numbers.itemsTotal(),
                numbers.currentPage(),
                numbers.nextPage(),
                numbers.prevPage(),
                page.items().stream().map(EnrolmentMapper::toDto).toList());
    }

    static StatusHistoryPageDto toHistory(Page<StatusHistoryEntry> page) {
        PageNumbers numbers = page.numbers();
        return new StatusHistoryPageDto(
                numbers.itemsTotal(),
                numbers.currentPage(),
                numbers.nextPage(),
                numbers.prevPage(),
                page.items().stream().map(EnrolmentMapper::toDto).toList());
    }

    public static EnrolmentDto toDto(Enrolment enrolment) {
        return new EnrolmentDto(
                enrolment.id,
                enrolment.customerId,
                enrolment.campaignId,
                status(enrolment.status),
                enrolment.createdAt,
                enrolment.updatedAt);
    }

    private static StatusHistoryChangeDto toDto(StatusHistoryEntry change) {
        return new StatusHistoryChangeDto(
                change.id, status(change.previousStatus), status(change.newStatus), change.changedBy, change.changedAt);
    }

    /** The constants have the same names on both sides. */
    private static CustomerCampaignStatusDto status(EnrolmentStatus status) {
        return CustomerCampaignStatusDto.valueOf(status.name());
    }

    static CustomerCampaignStatusChangeDto toDto(StatusChange change) {
        return new CustomerCampaignStatusChangeDto(
                true, change.previous().wireValue(), change.current().wireValue(), change.enrolmentId());
    }

    public static EnrolledCustomerDto toDto(EnrolmentResult result) {
        return new EnrolledCustomerDto(
                result.customerId(),
                EnrolmentOutcomeDto.valueOf(result.outcome().name()),
                result.enrolmentId(),
                result.status() == null ? null : result.status().wireValue());
    }
}
