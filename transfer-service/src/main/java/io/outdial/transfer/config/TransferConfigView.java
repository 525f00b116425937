package io.outdial.transfer.config;

import io.outdial.transfer.routing.RoutingPlan;
import io.outdial.transfer.routing.SoftphoneFallbackType;
import java.util.List;
import java.util.UUID;

/**
 * A transfer config for resolving calls: an immutable copy, which can be used without a session while other systems are
 * called.
 *
 * @param usable whether the destination of the type is set; see {@link Destination#isUsable()}
 * @param routing of the routing config that the transfer config refers to, null if there is none
 */
public record TransferConfigView(
        UUID id,
        String name,
        TransferType type,
        boolean usable,
        boolean warmTransfer,
        String directPhoneNumber,
        DynamicOptions dynamicOptions,
        String sipUri,
        String sipHeaders,
        String warmSummaryPrompt,
        WarmMode warmMode,
        SoftphoneFallbackType softphoneFallbackType,
        SoftphoneHandoffStrategy softphoneHandoffStrategy,
        String softphoneFallbackPhoneNumber,
        boolean appointmentBookingEnabled,
        UUID appointmentConfigId,
        List<String> transferWaitingMessages,
        RoutingPlan routing) {

    public static Builder builder() {
        return new Builder();
    }

    /** Sets the components by name; those that are never set are null or false. */
    public static final class Builder {

        private UUID id;
        private String name;
        private TransferType type;
        private boolean usable;
        private boolean warmTransfer;
        private String directPhoneNumber;
        private DynamicOptions dynamicOptions;
        private String sipUri;
        private String sipHeaders;
        private String warmSummaryPrompt;
        private WarmMode warmMode;
        private SoftphoneFallbackType softphoneFallbackType;
        private SoftphoneHandoffStrategy softphoneHandoffStrategy;
        private String softphoneFallbackPhoneNumber;
        private boolean appointmentBookingEnabled;
        private UUID appointmentConfigId;
        private List<String> transferWaitingMessages;
        private RoutingPlan routing;

        private Builder() {}

        public Builder id(UUID value) {
            id = value;
            return this;
        }

        public Builder name(String value) {
            name = value;
            return this;
        }

        public Builder type(TransferType value) {
            type = value;
            return this;
        }

        public Builder usable(boolean value) {
            usable = value;
            return this;
        }

        public Builder warmTransfer(boolean value) {
            warmTransfer = value;
            return this;
        }

        public Builder directPhoneNumber(String value) {
            directPhoneNumber = value;
            return this;
        }

        public Builder dynamicOptions(DynamicOptions value) {
            dynamicOptions = value;
            return this;
        }

        public Builder sipUri(String value) {
            sipUri = value;
            return this;
        }

        public Builder sipHeaders(String value) {
            sipHeaders = value;
            return this;
        }

        public Builder warmSummaryPrompt(String value) {
            warmSummaryPrompt = value;
            return this;
        }

        public Builder warmMode(WarmMode value) {
            warmMode = value;
            return this;
        }

        public Builder softphoneFallbackType(SoftphoneFallbackType value) {
            softphoneFallbackType = value;
            return this;
        }

        public Builder softphoneHandoffStrategy(SoftphoneHandoffStrategy value) {
            softphoneHandoffStrategy = value;
            return this;
        }

        public Builder softphoneFallbackPhoneNumber(String value) {
            softphoneFallbackPhoneNumber = value;
            return this;
        }

        public Builder appointmentBookingEnabled(boolean value) {
            appointmentBookingEnabled = value;
            return this;
        }

        public Builder appointmentConfigId(UUID value) {
            appointmentConfigId = value;
            return this;
        }

        public Builder transferWaitingMessages(List<String> value) {
            transferWaitingMessages = value;
            return this;
        }

        public Builder routing(RoutingPlan value) {
            routing = value;
            return this;
        }

        public TransferConfigView build() {
            return new TransferConfigView(
                    id,
                    name,
                    type,
                    usable,
                    warmTransfer,
                    directPhoneNumber,
                    dynamicOptions,
                    sipUri,
                    sipHeaders,
                    warmSummaryPrompt,
                    warmMode,
                    softphoneFallbackType,
                    softphoneHandoffStrategy,
                    softphoneFallbackPhoneNumber,
                    appointmentBookingEnabled,
                    appointmentConfigId,
                    transferWaitingMessages,
                    routing);
        }
    }
}
