package io.outdial.enrollment.customer;

import io.outdial.contract.enrollment.CustomerPageDto;
import io.outdial.enrollment.customer.CustomerStatements.Statement;
import io.outdial.platform.paging.PageNumbers;
import io.outdial.platform.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Pages through the customers of a client, at a cost that does not grow with their number: ADR 0019. */
@ApplicationScoped
public class CustomerList {

    /** A sum of so many rows takes well under a millisecond. */
    private static final int ROWS_OF_A_COUNT = 100;

    @Inject
    CustomerListRepository list;

    @Inject
    CustomerRepository customers;

    @Inject
    CustomerMapper mapper;

    @WithSession
    Uni<CustomerPageDto> page(UUID clientId, CustomerFilter filter, CustomerOrder order, PageRequest asked) {
        CustomerStatements statements = new CustomerStatements(clientId, filter);
        Uni<Long> total = statements.hasFilters() ? list.count(statements.count()) : list.total(clientId);
        return total.chain(count -> statements.hasFilters() && count > CustomerStatements.COUNTED
                ? uncounted(clientId, statements, order, asked)
                : counted(clientId, statements, order, asked, count));
    }

    /** Folds what the counts of customers are the sum of. */
    @Scheduled(every = "30s", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> foldCounts() {
        return list.foldCounts(ROWS_OF_A_COUNT);
    }

    /** Skips from the nearer end: a page beyond the middle is read in the other order and turned round. */
    private Uni<CustomerPageDto> counted(
            UUID clientId, CustomerStatements statements, CustomerOrder order, PageRequest asked, long total) {
        long shown = Math.min(asked.limit(), total - asked.offset());
        PageNumbers numbers = PageNumbers.of(asked, total);
        if (shown <= 0) {
            return Uni.createFrom().item(toPage(numbers, List.of()));
        }
        long after = total - asked.offset() - shown;
        if (asked.offset() <= after) {
            return found(clientId, statements.ids(order, asked.offset(), asked.limit(), total))
                    .map(found -> toPage(numbers, found));
        }
        Statement fromTheEnd = statements.ids(order.reversed(), after, (int) shown, total);
        return found(clientId, fromTheEnd).map(found -> {
            List<Customer> turned = new ArrayList<>(found);
            Collections.reverse(turned);
            return toPage(numbers, turned);
        });
    }

    /** One more than the page holds tells whether there is a next one. */
    private Uni<CustomerPageDto> uncounted(
            UUID clientId, CustomerStatements statements, CustomerOrder order, PageRequest asked) {
        return found(clientId, statements.ids(order, asked.offset(), asked.limit() + 1, CustomerStatements.COUNTED))
                .map(found -> {
                    Integer next = found.size() > asked.limit() ? Integer.valueOf(asked.page() + 1) : null;
                    Integer previous = asked.page() > 1 ? Integer.valueOf(asked.page() - 1) : null;
                    return toPage(
                            new PageNumbers(CustomerStatements.COUNTED, asked.page(), next, previous),
                            found.subList(0, Math.min(found.size(), asked.limit())));
                });
    }

    /** The customers of the ids that the statement gives, in its order. Who was erased in between is left out. */
    private Uni<List<Customer>> found(UUID clientId, Statement statement) {
        return list.ids(statement)
                .chain(ids -> ids.isEmpty()
                        ? Uni.createFrom().item(List.of())
                        : customers.all(clientId, ids).map(rows -> inOrder(ids, rows)));
    }

    private static List<Customer> inOrder(List<UUID> ids, List<Customer> rows) {
        Map<UUID, Customer> byId =
                rows.stream().collect(Collectors.toMap(customer -> customer.id, Function.identity()));
        return ids.stream().map(byId::get).filter(Objects::nonNull).toList();
    }

    private CustomerPageDto toPage(PageNumbers numbers, List<Customer> found) {
        return new CustomerPageDto(
                numbers.itemsTotal(),
                numbers.currentPage(),
                numbers.nextPage(),
                numbers.prevPage(),
                found.stream().map(mapper::toDto).toList());
    }
}
