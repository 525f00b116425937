package io.outdial.outbound.donotcall;

import io.outdial.contract.enrollment.EventTypeDto;
import io.outdial.contract.enrollment.ListedNumberDto;
import io.outdial.contract.enrollment.NumbersListedDto;
import io.outdial.platform.outbox.NewEvent;
import io.outdial.platform.phone.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.openapitools.jackson.nullable.JsonNullable;

/**
 * What enrollment-service is told of numbers that agents and operators have listed for the whole client, for ever (ADR
 * 0022). What came from there is not sent back.
 */
final class ListedNumbers {

    private static final int MAX_NUMBERS_PER_EVENT = 500;

    private ListedNumbers() {}

    /**
     * Of numbers that were not listed before. The key of each event is its first number, whose lock the transaction
     * holds, so events about a number are delivered in the order of the commits.
     */
    static List<NewEvent> events(UUID clientId, List<Added> added) {
        return events(
                clientId,
                EventTypeDto.NUMBERS_LISTED,
                added.stream()
                        .filter(each ->
                                each.outcome() == Added.Outcome.LISTED || each.outcome() == Added.Outcome.EXTENDED)
                        .map(Added::number)
                        .toList());
    }

    /** Of numbers that nobody has listed for the whole client any more. */
    static List<NewEvent> revoked(UUID clientId, EntryScope scope, List<Revoked> revoked) {
        return scope.kind() != EntryScope.Kind.CLIENT
                ? List.of()
                : events(
                        clientId,
                        EventTypeDto.NUMBERS_REVOKED,
                        revoked.stream()
                                .filter(each -> each.outcome() == Revoked.Outcome.REVOKED && !each.isListed())
                                .map(Revoked::number)
                                .toList());
    }

    private static List<NewEvent> events(UUID clientId, EventTypeDto type, List<PhoneNumber> numbers) {
        List<NewEvent> events = new ArrayList<>();
        for (int from = 0; from < numbers.size(); from += MAX_NUMBERS_PER_EVENT) {
            List<PhoneNumber> part = numbers.subList(from, Math.min(numbers.size(), from + MAX_NUMBERS_PER_EVENT));
            events.add(new NewEvent(
                    clientId,
                    part.get(0).key(),
                    type.wireValue(),
                    new NumbersListedDto(part.stream().map(ListedNumbers::toDto).toList())));
        }
        return events;
    }

    private static ListedNumberDto toDto(PhoneNumber number) {
        return new ListedNumberDto(
                number.given(),
                number.key(),
                number.otherKey() == null ? JsonNullable.undefined() : JsonNullable.of(number.otherKey()));
    }
}
