package io.outdial.enrollment.peer;

import io.outdial.contract.outbound.EventsApi;
import io.outdial.platform.peer.PeerHeaders;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The wire to outbound-service; only {@link EventCalls} uses it. */
@RegisterRestClient(configKey = "outbound-events")
@RegisterProvider(PeerHeaders.class)
interface EventsClient extends EventsApi {}
