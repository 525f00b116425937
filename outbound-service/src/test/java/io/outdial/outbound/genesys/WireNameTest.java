package io.outdial.outbound.genesys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.record.ChainAttribute;
import java.util.List;
import org.junit.jupiter.api.Test;

class WireNameTest {

    @Test
    void constantsAreWrittenAsThePagesDo() {
        assertEquals(List.of("AllChain", "RecordOnly"), WireName.all(ChainAttribute.class));
    }
}
