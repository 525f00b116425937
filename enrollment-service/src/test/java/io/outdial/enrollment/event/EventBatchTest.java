package io.outdial.enrollment.event;

import io.outdial.enrollment.OutboundStub;
import io.outdial.platform.testing.EventBatchCases;
import io.outdial.platform.testing.EventInbox;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(OutboundStub.class)
class EventBatchTest extends EventBatchCases {

    EventBatchTest() {
        super(Events.INBOX);
    }

    @Override
    protected String event(UUID id) {
        return EventInbox.event(
                id,
                "chains.changed",
                TestEnvironment.CLIENT,
                "{\"version\":1,\"chains\":[{\"chainId\":%d,\"campaignId\":\"%s\",\"state\":\"waiting\",\"ends\":[]}]}"
                        .formatted(ThreadLocalRandom.current().nextLong(1L << 50), UUID.randomUUID()));
    }

    @Override
    protected String other(UUID id) {
        return EventInbox.event(
                id,
                "numbers.listed",
                TestEnvironment.CLIENT,
                "{\"numbers\":[{\"phone\":\"3098\",\"phoneKey\":\"3098\"}]}");
    }
}
