package io.outdial.platform.peer;

import io.outdial.contract.common.QuotaGrantDto;
import io.outdial.contract.common.QuotaQuestionDto;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The wire to the owner of quotas, whichever service that is; only {@link QuotaPeer} uses it. */
@RegisterRestClient(configKey = "quota")
@RegisterProvider(PeerHeaders.class)
@Path("/internal/v1/quota-grants")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface QuotaClient {

    @POST
    Uni<QuotaGrantDto> grantQuota(QuotaQuestionDto question);
}
