package io.outdial.enrollment.customer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Selects the customers of a list. All given filters must match; an empty list or null is a filter that was not given.
 *
 * @param campaignStatuses a single enrolment has one of them, in one of {@code campaignIds} if there are any
 * @param createdBefore exclusive
 * @param lastCallBefore exclusive
 * @param priorAttempts whether there has been a call
 * @param phoneKeys all keys under which the number may be stored
 */
record CustomerFilter(
        List<UUID> sourceIds,
        List<UUID> campaignIds,
        List<String> campaignStatuses,
        List<String> statuses,
        Instant createdFrom,
        Instant createdBefore,
        Instant lastCallFrom,
        Instant lastCallBefore,
        Boolean priorAttempts,
        String state,
        String county,
        String externalId,
        List<String> phoneKeys,
        CustomerSearch search) {

    static final CustomerFilter NONE = builder().build();

    static Builder builder() {
        return new Builder();
    }

    /** Sets the filters by name; those that are never set filter nothing. */
    static final class Builder {

        private List<UUID> sourceIds = List.of();
        private List<UUID> campaignIds = List.of();
        private List<String> campaignStatuses = List.of();
        private List<String> statuses = List.of();
        private Instant createdFrom;
        private Instant createdBefore;
        private Instant lastCallFrom;
        private Instant lastCallBefore;
        private Boolean priorAttempts;
        private String state;
        private String county;
        private String externalId;
        private List<String> phoneKeys = List.of();
        private CustomerSearch search;

        private Builder() {}

        Builder sourceIds(List<UUID> value) {
            sourceIds = value;
            return this;
        }

        Builder campaignIds(List<UUID> value) {
            campaignIds = value;
            return this;
        }

        Builder campaignStatuses(List<String> value) {
            campaignStatuses = value;
            return this;
        }

        Builder statuses(List<String> value) {
            statuses = value;
            return this;
        }

        Builder createdFrom(Instant value) {
            createdFrom = value;
            return this;
        }

        Builder createdBefore(Instant value) {
            createdBefore = value;
            return this;
        }

        Builder lastCallFrom(Instant value) {
            lastCallFrom = value;
            return this;
        }

        Builder lastCallBefore(Instant value) {
            lastCallBefore = value;
            return this;
        }

        Builder priorAttempts(Boolean value) {
            priorAttempts = value;
            return this;
        }

        Builder state(String value) {
            state = value;
            return this;
        }

        Builder county(String value) {
            county = value;
            return this;
        }

        Builder externalId(String value) {
            externalId = value;
            return this;
        }

        Builder phoneKeys(List<String> value) {
            phoneKeys = value;
            return this;
        }

        Builder search(CustomerSearch value) {
            search = value;
            return this;
        }

        CustomerFilter build() {
            return new CustomerFilter(
                    sourceIds,
                    campaignIds,
                    campaignStatuses,
                    statuses,
                    createdFrom,
                    createdBefore,
                    lastCallFrom,
                    lastCallBefore,
                    priorAttempts,
                    state,
                    county,
                    externalId,
                    phoneKeys,
                    search);
        }
    }
}
