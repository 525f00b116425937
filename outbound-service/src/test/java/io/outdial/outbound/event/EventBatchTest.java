package io.outdial.outbound.event;

import io.outdial.platform.testing.EventBatchCases;
import io.outdial.platform.testing.EventInbox;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;

@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class EventBatchTest extends EventBatchCases {

    EventBatchTest() {
        super(Events.INBOX);
    }

    @Override
    protected String event(UUID id) {
        return EventInbox.event(
                id,
                "chains.enrolled",
                TestEnvironment.CLIENT,
                "{\"chains\":[{\"chainId\":1,\"customerId\":\"%s\"}]}".formatted(UUID.randomUUID()));
    }

    @Override
    protected String other(UUID id) {
        return EventInbox.event(id, "customer.opted-out", TestEnvironment.CLIENT, Events.customer("3098"));
    }
}
