package io.outdial.enrollment.lead;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.outdial.contract.enrollment.CustomerDto;
import io.outdial.contract.enrollment.LeadCustomerDto;
import io.outdial.contract.enrollment.LeadErrorDto;
import io.outdial.contract.enrollment.UploadedLeadsDto;
import io.outdial.enrollment.customer.CustomerDraft;
import io.outdial.enrollment.enrolment.EnrolmentMapper;
import io.outdial.enrollment.enrolment.EnrolmentResult;
import io.outdial.platform.phone.PhoneNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Converts between lead feeds and customers, which use different names for some fields (carecycle.md §4). Converts by
 * way of JSON, because the two records share sixty fields of the same names.
 */
@ApplicationScoped
class LeadMapper {

    private static final Map<String, String> LEAD_NAMES =
            Map.of("callerId", "phoneNumber", "clientCustomerId", "externalId", "medicaid", "hasMedicaid");

    private static final TypeReference<HashMap<String, Object>> FIELDS = new TypeReference<>() {};

    @Inject
    ObjectMapper json;

    CustomerDraft toDraft(Lead lead) {
        Map<String, Object> fields = json.convertValue(lead.record(), FIELDS);
        LEAD_NAMES.forEach((customers, leads) -> {
            Object value = fields.remove(leads);
            fields.put(customers, value);
        });
        fields.put(
                "currentSourceId",
                lead.sourceId() == null ? null : lead.sourceId().toString());
        return new CustomerDraft(lead.record().externalId(), lead.phone(), lead.further(), fields);
    }

    UploadedLeadsDto toDto(
            LeadBatch batch, List<CustomerDto> customers, List<EnrolmentResult> enrolments, String region) {
        return new UploadedLeadsDto(
                batch.leads().size(),
                batch.faults().size(),
                batch.faults().stream()
                        .sorted(Comparator.comparingInt(LeadFault::index))
                        .map(LeadMapper::toDto)
                        .toList(),
                customers.stream().map(customer -> toDto(customer, region)).toList(),
                enrolments.stream().map(EnrolmentMapper::toDto).toList());
    }

    private LeadCustomerDto toDto(CustomerDto customer, String region) {
        ObjectNode fields = json.valueToTree(customer);
        LEAD_NAMES.forEach((customers, leads) -> fields.set(leads, fields.remove(customers)));
        writeInE164(fields, "phoneNumber", region);
        fields.get("phones").forEach(phone -> writeInE164((ObjectNode) phone, "number", region));
        List.of("clientId", "createdBy", "updatedBy").forEach(fields::remove);
        return json.convertValue(fields, LeadCustomerDto.class);
    }

    /** A number that cannot be written so stays as it was given. */
    private static void writeInE164(ObjectNode fields, String name, String region) {
        PhoneNumber.of(fields.get(name).asText(), region)
                .filter(phone -> phone.dialled().startsWith("+"))
                .ifPresent(phone -> fields.put(name, phone.dialled()));
    }

    private static LeadErrorDto toDto(LeadFault fault) {
        return new LeadErrorDto(
                fault.index(),
                fault.customerId(),
                fault.externalId(),
                fault.message(),
                fault.code().name());
    }
}
