package io.outdial.outbound.peer;

import io.outdial.contract.enrollment.CampaignStatisticsApi;
import io.outdial.platform.peer.PeerHeaders;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The wire to enrollment-service; only {@link CampaignStatistics} uses it. */
@RegisterRestClient(configKey = "enrollment")
@RegisterProvider(PeerHeaders.class)
interface CampaignStatisticsClient extends CampaignStatisticsApi {}
