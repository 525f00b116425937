package io.outdial.enrollment.customer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A customer of whom everything is known. */
final class CustomerFixture {

    private CustomerFixture() {}

    static Map<String, Object> whole() {
        Map<String, Object> all = new HashMap<>();
        all.put("callerId", CustomerTest.number());
        all.put("clientCustomerId", "crm-" + UUID.randomUUID());
        all.put("status", "Lead");
        all.put("qualificationStatus", "Pending Review");
        all.put("intent", "High");
        all.put("isDecisionMaker", true);
        all.put("salutation", "Dr.");
        all.put("firstName", "Maria");
        all.put("suffix", "III");
        all.put("lineType", "fixedVoip");
        all.put("gender", "Non-Binary");
        all.put("maritalStatus", "Domestic Partnership");
        for (String name : List.of(
                "disqualificationReason",
                "productInterest",
                "productFamily",
                "middleName",
                "lastName",
                "preferredName",
                "email",
                "dateOfBirth",
                "language",
                "ethnicity",
                "postalCode",
                "timezone",
                "state",
                "city",
                "county",
                "address",
                "address2",
                "mbiNumber",
                "medicarePartADate",
                "medicarePartBDate",
                "medicaidNumber",
                "vaNumber",
                "healthSherpaCustomerId",
                "filingStatus",
                "existingCoverage",
                "existingCoveragePlanName",
                "existingCoverageCarrier",
                "desiredCoverageStartDate",
                "agentName",
                "agentNpn")) {
            all.put(name, "some " + name);
        }
        for (String name : List.of(
                "medicareCard",
                "medicaid",
                "socialSecurityDisability",
                "veteran",
                "subsidyEligible",
                "doNotSMS",
                "doNotEmail",
                "doNotMail")) {
            all.put(name, name.length() % 2 == 0);
        }
        all.put("householdIncome", Integer.MAX_VALUE);
        all.put("annualIncome", 52_000);
        all.put("dependentCount", 3);
        all.put("subsidyAmount", -1);
        all.put("currentSourceId", "797f5a94-3689-4ac8-82fd-d749511ea2b2");
        all.put("originalSourceId", "797f5a94-3689-4ac8-82fd-d749511ea2b3");
        all.put("customData", Map.of("a", Map.of("b", List.of("c", 1))));
        return all;
    }
}
