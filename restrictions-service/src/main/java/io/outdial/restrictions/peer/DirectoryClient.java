package io.outdial.restrictions.peer;

import io.outdial.contract.outbound.DirectoryApi;
import io.outdial.platform.peer.PeerHeaders;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The wire to outbound-service; only {@link Directory} uses it. */
@RegisterRestClient(configKey = "outbound")
@RegisterProvider(PeerHeaders.class)
interface DirectoryClient extends DirectoryApi {}
