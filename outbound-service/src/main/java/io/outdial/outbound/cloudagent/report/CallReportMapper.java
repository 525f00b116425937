package io.outdial.outbound.cloudagent.report;

import io.outdial.contract.outbound.CloudAgentCallDto;
import io.outdial.outbound.cloudagent.coding.MomentText;
import io.outdial.outbound.record.Attempt;
import io.outdial.outbound.record.CallDetail;
import io.outdial.outbound.record.CallOutcome;
import io.outdial.platform.time.TzdbZone;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** An attempt in the words of the vendor's report, times in the zone of the client; what is not known is empty. */
final class CallReportMapper {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    static final String ANSWERED = "Answered";
    static final String NOT_ANSWERED = "NotAnswered";

    private CallReportMapper() {}

    static CloudAgentCallDto toDto(CallDetail call, TzdbZone zone) {
        Attempt attempt = call.attempt();
        CallDetail.Parties parties = call.parties();
        Duration duration = duration(attempt);
        return CloudAgentCallDto.builder()
                .UCID(attempt.id().toString())
                .callID(call.handle())
                .callDate(DAY.format(zone.clockAt(attempt.takenAt())))
                .startTime(moment(attempt.takenAt(), zone))
                .endTime(moment(attempt.endedAt(), zone))
                .duration(clock(duration))
                .callerID(text(call.phone()))
                .E164(text(call.e164()))
                .UUI(text(call.person()))
                .campaignName(text(parties.campaign()))
                .type(text(parties.campaignType()))
                .DID(text(parties.did()))
                .agentID(text(parties.agentId()))
                .agentName(text(parties.agentName()))
                .skill(text(parties.skill()))
                .status(isAnswered(attempt) ? ANSWERED : NOT_ANSWERED)
                .disposition(attempt.result() == null ? "" : attempt.result().wireValue())
                .build();
    }

    private static boolean isAnswered(Attempt attempt) {
        return attempt.result() != null && attempt.result().outcome() == CallOutcome.REACHED;
    }

    /** As it was reported; nothing where the number was not called. */
    private static Duration duration(Attempt attempt) {
        return attempt.durationSeconds() == null ? Duration.ZERO : Duration.ofSeconds(attempt.durationSeconds());
    }

    private static String clock(Duration duration) {
        return "%02d:%02d:%02d".formatted(duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart());
    }

    private static String moment(Instant instant, TzdbZone zone) {
        return MomentText.write(zone.clockAt(instant));
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
