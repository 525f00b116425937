package io.outdial.outbound.genesys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.record.ChainAttribute;
import io.outdial.outbound.record.PhoneType;
import java.util.List;
import org.junit.jupiter.api.Test;

class WireNameTest {

    @Test
    void constantsAreWrittenAsThePagesDo() {
        assertEquals(List.of("AllChain", "RecordOnly"), WireName.all(ChainAttribute.class));
    }

    @Test
    void kindsOfTelephonesStandInTheOrderOfThePage() {
        assertEquals(
                List.of(
                        "NoContactType",
                        "HomePhone",
                        "DirectBusinessPhone",
                        "BusinessWithExt",
                        "Mobile",
                        "VacationPhone",
                        "Pager",
                        "Modem",
                        "VoiceMail",
                        "PinPager",
                        "EmailAddress",
                        "InstantMessaging"),
                WireName.all(PhoneType.class));
    }
}
