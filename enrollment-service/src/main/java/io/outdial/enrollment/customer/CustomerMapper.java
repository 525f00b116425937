package io.outdial.enrollment.customer;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.contract.enrollment.CustomerCustomFieldDto;
import io.outdial.contract.enrollment.CustomerDetailsDto;
import io.outdial.contract.enrollment.CustomerDto;
import io.outdial.contract.enrollment.EnrolmentDto;
import io.outdial.enrollment.phone.CustomerPhone;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Converts between the contract's records and the entity by the names of the fields, since sixty assignments by hand
 * would be error-prone.
 */
@ApplicationScoped
class CustomerMapper {

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    @Inject
    ObjectMapper json;

    /** The fields that a request contains, including those that are null. */
    Map<String, Object> fields(Object dto) {
        return json.convertValue(dto, FIELDS);
    }

    CustomerDto toDto(Customer customer) {
        return json.convertValue(values(customer), CustomerDto.class);
    }

    CustomerDetailsDto toDetails(
            Customer customer, List<EnrolmentDto> enrolments, List<CustomerCustomFieldDto> customFields) {
        Map<String, Object> values = values(customer);
        values.put("enrolments", enrolments);
        values.put("customFields", customFields);
        return json.convertValue(values, CustomerDetailsDto.class);
    }

    private static Map<String, Object> values(Customer customer) {
        Map<String, Object> values = new HashMap<>(customer.details);
        values.put("id", customer.id);
        values.put("createdAt", customer.createdAt);
        values.put("createdBy", customer.createdBy);
        values.put("updatedAt", customer.updatedAt);
        values.put("updatedBy", customer.updatedBy);
        values.put("clientId", customer.clientId);
        values.put("clientCustomerId", customer.clientCustomerId);
        values.put("status", customer.status);
        values.put("firstName", customer.firstName);
        values.put("lastName", customer.lastName);
        values.put("callerId", customer.callerId);
        values.put(
                "phones",
                customer.furtherPhones().stream().map(CustomerPhone::shown).toList());
        values.put("email", customer.email);
        values.put("state", customer.state);
        values.put("county", customer.county);
        values.put("city", customer.city);
        values.put("postalCode", customer.postalCode);
        values.put("currentSourceId", customer.currentSourceId);
        values.put("doNotCall", customer.doNotCall);
        return values;
    }
}
