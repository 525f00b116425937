package io.outdial.outbound.peer;

import io.outdial.contract.restrictions.BlockedSourcesApi;
import io.outdial.platform.peer.PeerHeaders;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The wire to restrictions-service; only {@link BlockedSources} uses it. */
@RegisterRestClient(configKey = "restrictions")
@RegisterProvider(PeerHeaders.class)
interface RestrictionsClient extends BlockedSourcesApi {}
