package io.outdial.platform.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.outdial.contract.outbound.MemberDto;
import io.outdial.contract.outbound.UpdateCampaignDto;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openapitools.jackson.nullable.JsonNullable;

/** The builders that the contract's templates generate for records of more than eight components. */
class GeneratedBuilderTest {

    @Test
    void everyComponentIsSetByItsName() {
        MemberDto member = complete().userName(null).build();
        assertEquals("Alice", member.name());
        assertEquals("a-1", member.agentId());
        assertNull(member.userName());
    }

    @Test
    void aRequiredComponentThatWasNeverSetIsRefused() {
        IllegalStateException refused =
                assertThrows(IllegalStateException.class, () -> complete().build());
        assertEquals("MemberDto requires userName", refused.getMessage());
    }

    @Test
    void nullIsRefusedWhereTheDocumentDoesNotAllowIt() {
        assertThrows(
                IllegalStateException.class,
                () -> complete().userName(null).agentId(null).build());
    }

    @Test
    void whatAPatchDoesNotNameIsAbsent() {
        UpdateCampaignDto patch =
                UpdateCampaignDto.builder().name(JsonNullable.of("Spring")).build();
        assertEquals("Spring", patch.name().get());
        assertFalse(patch.description().isPresent());
    }

    /** Only the user name is missing, which is required and may be null. */
    private static MemberDto.Builder complete() {
        return MemberDto.builder()
                .id(UUID.randomUUID())
                .createdAt(Instant.EPOCH)
                .updatedAt(Instant.EPOCH)
                .clientId(UUID.randomUUID())
                .name("Alice")
                .agentId("a-1")
                .hasPassword(false)
                .features(List.of())
                .privileges(null);
    }
}
