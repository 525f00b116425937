package io.outdial.enrollment.customer;

import io.outdial.contract.enrollment.CustomerDto;
import io.outdial.enrollment.phone.CustomerPhone;
import io.outdial.enrollment.phone.GivenPhone;
import io.outdial.platform.phone.PhoneRule;
import io.outdial.platform.text.CanonicalText;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Where each field of the API is stored: in a column of its own, in canonical form because it is searched, or in
 * {@link Customer#details}.
 */
final class CustomerFields {

    /** The names of the columns by the names in the API. */
    private static final Map<String, String> COLUMNS = Map.of(
            "status", "status",
            "firstName", "first_name",
            "lastName", "last_name",
            "email", "email",
            "state", "state",
            "county", "county",
            "city", "city",
            "postalCode", "postal_code",
            "currentSourceId", "current_source_id");

    private static final Set<String> DETAILS = Set.of(
            "qualificationStatus",
            "intent",
            "isDecisionMaker",
            "disqualificationReason",
            "productInterest",
            "productFamily",
            "salutation",
            "suffix",
            "middleName",
            "preferredName",
            "lineType",
            "dateOfBirth",
            "language",
            "ethnicity",
            "gender",
            "maritalStatus",
            "timezone",
            "address",
            "address2",
            "mbiNumber",
            "medicareCard",
            "medicarePartADate",
            "medicarePartBDate",
            "medicaid",
            "medicaidNumber",
            "socialSecurityDisability",
            "veteran",
            "vaNumber",
            "healthSherpaCustomerId",
            "householdIncome",
            "annualIncome",
            "dependentCount",
            "subsidyAmount",
            "filingStatus",
            "subsidyEligible",
            "existingCoverage",
            "existingCoveragePlanName",
            "existingCoverageCarrier",
            "desiredCoverageStartDate",
            "originalSourceId",
            "agentName",
            "agentNpn",
            "customData",
            "doNotSMS",
            "doNotEmail",
            "doNotMail");

    private CustomerFields() {}

    /** Sets the fields that are given, including those that are null. Unknown names are ignored. */
    static void apply(Map<String, Object> fields, Customer customer) {
        Map<String, Object> details = new HashMap<>(customer.details);
        fields.forEach((name, value) -> {
            if (COLUMNS.containsKey(name)) {
                set(customer, name, CanonicalText.of((String) value));
            } else if (DETAILS.contains(name)) {
                if (value == null) {
                    details.remove(name);
                } else {
                    details.put(name, value);
                }
            }
        });
        customer.details = details;
    }

    /** Whether something has changed that whoever calls the customer is told. */
    static boolean concernCalls(CustomerDto before, CustomerDto after) {
        return !called(before).equals(called(after));
    }

    private static List<String> called(CustomerDto customer) {
        return Stream.of(
                        customer.callerId(),
                        customer.phones(),
                        customer.firstName(),
                        customer.lastName(),
                        customer.timezone(),
                        customer.postalCode())
                .map(value -> Objects.toString(value, ""))
                .toList();
    }

    /** A row for the statements of {@link CustomerLoadRepository}, without fields that are null or unknown. */
    static Map<String, Object> row(CustomerDraft draft) {
        Map<String, Object> row = new LinkedHashMap<>();
        Map<String, Object> details = new HashMap<>();
        draft.fields().forEach((name, value) -> {
            if (value == null) {
                return;
            }
            if (COLUMNS.containsKey(name)) {
                row.put(COLUMNS.get(name), CanonicalText.of((String) value));
            } else if (DETAILS.contains(name)) {
                details.put(name, value);
            }
        });
        row.put("client_customer_id", draft.clientCustomerId());
        row.put("caller_id", draft.phone().given());
        row.put("phone_key", draft.phone().key());
        row.put("other_phone_key", draft.phone().otherKey());
        row.put("phone_key_version", PhoneRule.VERSION);
        row.put("phones", phones(draft));
        row.put("details", details);
        return row;
    }

    /** Null if the draft does not say which; none is an empty list. */
    private static Map<String, Object> phones(CustomerDraft draft) {
        return draft.further() == null
                ? null
                : CustomerPhone.stored(GivenPhone.further(draft.phone().keys(), draft.further()));
    }

    private static void set(Customer customer, String name, String value) {
        switch (name) {
            case "status" -> customer.status = value;
            case "firstName" -> customer.firstName = value;
            case "lastName" -> customer.lastName = value;
            case "email" -> customer.email = value;
            case "state" -> customer.state = value;
            case "county" -> customer.county = value;
            case "city" -> customer.city = value;
            case "postalCode" -> customer.postalCode = value;
            case "currentSourceId" -> customer.currentSourceId = value == null ? null : UUID.fromString(value);
            default -> throw new IllegalArgumentException("no column for " + name);
        }
    }
}
