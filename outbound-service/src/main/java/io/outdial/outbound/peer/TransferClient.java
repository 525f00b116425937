package io.outdial.outbound.peer;

import io.outdial.contract.transfer.TransfersApi;
import io.outdial.platform.peer.PeerHeaders;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The wire to transfer-service; only {@link Transfers} uses it. */
@RegisterRestClient(configKey = "transfer")
@RegisterProvider(PeerHeaders.class)
interface TransferClient extends TransfersApi {}
