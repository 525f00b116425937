package io.outdial.transfer.config;

import io.outdial.transfer.routing.RoutingPlan;
import io.outdial.transfer.routing.SoftphoneFallbackType;
import java.util.List;
import java.util.UUID;

/**
 * A transfer config as somebody reads it who decides where a call goes: a copy, so that it can be held while other
 * systems are asked, without a session.
 *
 * @param usable whether the destination of the type is there; see {@link Destination#isUsable()}
 * @param routing of the routing config that the transfer config names, null where it names none
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
        RoutingPlan routing) {}
