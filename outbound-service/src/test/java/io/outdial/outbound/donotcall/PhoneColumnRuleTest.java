package io.outdial.outbound.donotcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.outdial.platform.failure.Failure;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhoneColumnRuleTest {

    @Test
    void theColumnIsFound() {
        assertEquals("Phone", PhoneColumnRule.find(null, List.of("name", "Phone")));
        assertEquals("mobile", PhoneColumnRule.find(null, List.of("mobile")));
        assertEquals("Mobile", PhoneColumnRule.find("mobile", List.of("phone", "Mobile")));
        assertEquals("phone", PhoneColumnRule.find(null, List.of()));
        assertEquals("mobile", PhoneColumnRule.find("mobile", List.of()));
    }

    @Test
    void aFileWithoutItIsRefused() {
        assertThrows(Failure.NotValid.class, () -> PhoneColumnRule.find(null, List.of("name", "mobile")));
        assertThrows(Failure.NotValid.class, () -> PhoneColumnRule.find("phone", List.of("mobile")));
    }
}
