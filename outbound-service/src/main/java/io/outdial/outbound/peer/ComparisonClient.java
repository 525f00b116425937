package io.outdial.outbound.peer;

import io.outdial.contract.enrollment.ComparisonApi;
import io.outdial.platform.peer.PeerHeaders;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The wire to enrollment-service; only {@link EnrollmentComparison} uses it. */
@RegisterRestClient(configKey = "enrollment-events")
@RegisterProvider(PeerHeaders.class)
interface ComparisonClient extends ComparisonApi {}
