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

/** Pages of the customers of a client, at a cost that does not grow with their number: see ADR 0019. */
@ApplicationScoped
public class CustomerList {

    /** Summing this many rows takes well under a millisecond. */
    private static final int MAX_ROWS_PER_COUNT = 100;

    @Inject
    CustomerListRepository list;

    @Inject
    CustomerRepository customers;

    @Inject
    CustomerMapper mapper;

    @WithSession
    Uni<CustomerPageDto> page(UUID clientId, CustomerFilter filter, CustomerOrder order, PageRequest page) {
        CustomerStatements statements = new CustomerStatements(clientId, filter);
        Uni<Long> total = statements.hasFilters() ? list.count(statements.count()) : list.total(clientId);
        return total.chain(count -> statements.hasFilters() && count > CustomerStatements.MAX_COUNT
                ? uncounted(clientId, statements, order, page)
                : counted(clientId, statements, order, page, count));
    }

    /** Merges the rows whose sum is the number of customers. */
    @Scheduled(every = "30s", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> foldCounts() {
        return list.foldCounts(MAX_ROWS_PER_COUNT);
    }

    /** Skips from the nearer end: a page beyond the middle is read in reverse order and then reversed. */
    private Uni<CustomerPageDto> counted(
            UUID clientId, CustomerStatements statements, CustomerOrder order, PageRequest page, long total) {
        long shown = Math.min(page.limit(), total - page.offset());
        PageNumbers numbers = PageNumbers.of(page, total);
        if (shown <= 0) {
            return Uni.createFrom().item(toPage(numbers, List.of()));
        }
        long after = total - page.offset() - shown;
        if (page.offset() <= after) {
            return found(clientId, statements.ids(order, page.offset(), page.limit(), total))
                    .map(found -> toPage(numbers, found));
        }
        Statement fromTheEnd = statements.ids(order.reversed(), after, (int) shown, total);
        return found(clientId, fromTheEnd).map(found -> {
            List<Customer> reversed = new ArrayList<>(found);
            Collections.reverse(reversed);
            return toPage(numbers, reversed);
        });
    }

    /** Reads one entry more than the page holds, to know whether there is a next page. */
    private Uni<CustomerPageDto> uncounted(
            UUID clientId, CustomerStatements statements, CustomerOrder order, PageRequest page) {
        return found(clientId, statements.ids(order, page.offset(), page.limit() + 1, CustomerStatements.MAX_COUNT))
                .map(found -> {
                    Integer next = found.size() > page.limit() ? Integer.valueOf(page.page() + 1) : null;
                    Integer previous = page.page() > 1 ? Integer.valueOf(page.page() - 1) : null;
                    return toPage(
                            new PageNumbers(CustomerStatements.MAX_COUNT, page.page(), next, previous),
                            found.subList(0, Math.min(found.size(), page.limit())));
                });
    }

    /**
     * The customers of the ids that the statement returns, in its order. A customer who was erased meanwhile is
     * omitted.
     */
    private Uni<List<Customer>> found(UUID clientId, Statement statement) {
        return list.ids(statement)
                .chain(ids -> ids.isEmpty()
                        ? Uni.createFrom().item(List.of())
                        : customers.findAll(clientId, ids).map(rows -> inOrder(ids, rows)));
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
