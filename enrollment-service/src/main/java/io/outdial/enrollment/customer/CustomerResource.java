package io.outdial.enrollment.customer;

import io.outdial.contract.enrollment.CreateCustomerDto;
import io.outdial.contract.enrollment.CustomerDetailsDto;
import io.outdial.contract.enrollment.CustomerDto;
import io.outdial.contract.enrollment.CustomerPageDto;
import io.outdial.contract.enrollment.CustomersApi;
import io.outdial.contract.enrollment.UpdateCustomerDto;
import io.outdial.platform.caller.Call;
import io.outdial.platform.caller.Caller;
import io.outdial.platform.idempotency.Idempotency;
import io.outdial.platform.paging.PageRequest;
import io.outdial.platform.text.CanonicalText;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code /v2/customers} (carecycle.md §2.6). */
@Cancellable(false)
public class CustomerResource implements CustomersApi {

    private static final String ASCENDING = "asc";

    @Inject
    CustomerService customers;

    @Inject
    CustomerList list;

    @Inject
    CustomerMapper mapper;

    @Inject
    Idempotency idempotency;

    @Inject
    Call call;

    @Override
    public Uni<CustomerDto> createCustomer(CreateCustomerDto body, String idempotencyKey) {
        Caller caller = call.caller();
        Map<String, Object> fields = mapper.fields(body);
        return idempotency.once(call, idempotencyKey, CustomerDto.class, () -> customers.create(caller, fields));
    }

    @Override
    public Uni<CustomerDetailsDto> getCustomer(UUID id) {
        return customers.find(call.clientId(), id);
    }

    @Override
    public Uni<CustomerDto> updateCustomer(UUID id, UpdateCustomerDto patch, String idempotencyKey) {
        Caller caller = call.caller();
        Map<String, Object> fields = mapper.fields(patch);
        return idempotency.once(call, idempotencyKey, CustomerDto.class, () -> customers.update(caller, id, fields));
    }

    @Override
    public Uni<CustomerPageDto> listCustomers(
            Integer page,
            Integer limit,
            String sortBy,
            String sortOrder,
            String search,
            String sourceIds,
            String campaignIds,
            String customerCampaignStatus,
            String customerStatus,
            String createdFrom,
            String createdTo,
            String lastCallFrom,
            String lastCallTo,
            String priorAttempts,
            String state,
            String county,
            String externalId,
            String phone) {
        CustomerFilter filter = CustomerFilter.builder()
                .sourceIds(CustomerQuery.ids(sourceIds))
                .campaignIds(CustomerQuery.ids(campaignIds))
                .campaignStatuses(CustomerQuery.values(customerCampaignStatus))
                .statuses(CustomerQuery.values(customerStatus))
                .createdFrom(CustomerQuery.from("createdFrom", createdFrom))
                .createdBefore(CustomerQuery.to("createdTo", createdTo))
                .lastCallFrom(CustomerQuery.from("lastCallFrom", lastCallFrom))
                .lastCallBefore(CustomerQuery.to("lastCallTo", lastCallTo))
                .priorAttempts(priorAttempts == null ? null : Boolean.valueOf(priorAttempts))
                .state(CanonicalText.of(state))
                .county(CanonicalText.of(county))
                .externalId(externalId)
                .phoneKeys(CustomerQuery.phoneKeys(phone, call.caller().client().region()))
                .search(CustomerSearch.of(search, call.caller().client().region()))
                .build();
        CustomerOrder order = new CustomerOrder(CustomerOrder.By.of(sortBy), ASCENDING.equals(sortOrder));
        return list.page(call.clientId(), filter, order, PageRequest.of(page, limit));
    }
}
