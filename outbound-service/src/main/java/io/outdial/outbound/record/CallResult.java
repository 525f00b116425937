package io.outdial.outbound.record;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What came of the last call of a record, {@code call_result} (genesys-web-services.md §5.6). */
public enum CallResult {
    OK(0, "Ok", CallOutcome.REACHED),
    TRANSFERRED(1, "Transferred", CallOutcome.REACHED),
    CONFERENCED(2, "Conferenced", CallOutcome.REACHED),
    GENERAL_ERROR(3, "GeneralError", CallOutcome.TECHNICAL),
    SYSTEM_ERROR(4, "SystemError", CallOutcome.TECHNICAL),
    REMOTE_RELEASE(5, "RemoteRelease", CallOutcome.NO_CONTACT),
    BUSY(6, "Busy", CallOutcome.NO_CONTACT),
    NO_ANSWER(7, "NoAnswer", CallOutcome.NO_CONTACT),
    SIT_DETECTED(8, "SITDetected", CallOutcome.TECHNICAL),
    ANSWERING_MACHINE(9, "AnsweringMachine", CallOutcome.NO_CONTACT),
    ALL_TRUNKS_BUSY(10, "AllTrunksBusy", CallOutcome.TECHNICAL),
    SIT_INVALID_NUMBER(11, "SITInvalidNum", CallOutcome.BAD_NUMBER),
    SIT_VACANT_CODE(12, "SITVacantCode", CallOutcome.BAD_NUMBER),
    SIT_INTERCEPT(13, "SITIntercept", CallOutcome.BAD_NUMBER),
    SIT_UNKNOWN_CALL_STATE(14, "SITUnknownCallState", CallOutcome.TECHNICAL),
    SIT_NO_CIRCUIT(15, "SITNoCircuit", CallOutcome.TECHNICAL),
    SIT_REORDER(16, "SITReorder", CallOutcome.TECHNICAL),
    FAX_DETECTED(17, "FaxDetected", CallOutcome.BAD_NUMBER),
    QUEUE_FULL(18, "QueueFull", CallOutcome.NO_CONTACT),
    CLEARED(19, "Cleared", CallOutcome.NO_CONTACT),
    OVERFLOWED(20, "Overflowed", CallOutcome.NO_CONTACT),
    ABANDONED(21, "Abandoned", CallOutcome.NO_CONTACT),
    REDIRECTED(22, "Redirected", CallOutcome.REACHED),
    FORWARDED(23, "Forwarded", CallOutcome.REACHED),
    CONSULT(24, "Consult", CallOutcome.REACHED),
    PICKED_UP(25, "PickedUp", CallOutcome.REACHED),
    DROPPED(26, "Dropped", CallOutcome.NO_CONTACT),
    DROPPED_ON_NO_ANSWER(27, "DroppedOnNoAnswer", CallOutcome.NO_CONTACT),
    /** Of a record that nobody has called yet. */
    UNKNOWN(28, "Unknown", CallOutcome.TECHNICAL),
    COVERED(29, "Covered", CallOutcome.REACHED),
    CONVERSE_ON(30, "ConverseOn", CallOutcome.REACHED),
    BRIDGED(31, "Bridged", CallOutcome.REACHED),
    SILENCE(32, "Silence", CallOutcome.NO_CONTACT),
    ANSWER(33, "Answer", CallOutcome.REACHED),
    NU_TONE(34, "NUTone", CallOutcome.BAD_NUMBER),
    NO_DIAL_TONE(35, "NoDialTone", CallOutcome.TECHNICAL),
    NO_PROGRESS(36, "NoProgress", CallOutcome.TECHNICAL),
    NO_RINGBACK_TONE(37, "NoRingBackTone", CallOutcome.TECHNICAL),
    NO_ESTABLISHED_DETECTED(38, "NoEstablishedDetected", CallOutcome.TECHNICAL),
    PAGER_DETECTED(39, "PagerDetected", CallOutcome.BAD_NUMBER),
    WRONG_PARTY(40, "WrongParty", CallOutcome.NO_CONTACT),
    DIAL_ERROR(41, "DialError", CallOutcome.TECHNICAL),
    CALL_DROP_ERROR(42, "CallDropError", CallOutcome.TECHNICAL),
    SWITCH_ERROR(43, "SwitchError", CallOutcome.TECHNICAL),
    NO_PORT_AVAILABLE(44, "NoPortAvailable", CallOutcome.TECHNICAL),
    TRANSFER_ERROR(45, "TransferError", CallOutcome.TECHNICAL),
    STALE(46, "Stale", CallOutcome.STALE),
    AGENT_CALLBACK_ERROR(47, "AgentCallBackError", CallOutcome.NO_CONTACT),
    GROUP_CALLBACK_ERROR(48, "GroupCallBackError", CallOutcome.NO_CONTACT),
    DEAFENED(49, "Deafened", CallOutcome.REACHED),
    HELD(50, "Held", CallOutcome.REACHED),
    DO_NOT_CALL(51, "DoNotCall", CallOutcome.DO_NOT_CALL),
    CANCEL_RECORD(52, "CancelRecord", CallOutcome.CANCELLED),
    WRONG_NUMBER(53, "WrongNumber", CallOutcome.BAD_NUMBER);

    private static final Pattern SEPARATORS = Pattern.compile("[ _-]");

    private static final Map<String, CallResult> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toMap(result -> normal(result.word), Function.identity()));

    private final int number;
    private final String word;
    private final CallOutcome outcome;

    CallResult(int number, String word, CallOutcome outcome) {
        this.number = number;
        this.word = word;
        this.outcome = outcome;
    }

    /** Empty unless 0 to 53. */
    public static Optional<CallResult> find(int number) {
        return number >= 0 && number < values().length ? Optional.of(values()[number]) : Optional.empty();
    }

    /**
     * Reads a word of the list, such as {@code AnsweringMachine}, whatever its letter case and whether or not its parts
     * are separated by a blank, hyphen or underscore; or its number.
     */
    public static Optional<CallResult> find(String text) {
        return text.matches("[0-9]{1,2}")
                ? find(Integer.parseInt(text))
                : Optional.ofNullable(BY_WORD.get(normal(text)));
    }

    public int number() {
        return number;
    }

    /** As the list spells it, without blanks. */
    public String wireValue() {
        return word;
    }

    /** What it means for the record and its chain. */
    public CallOutcome outcome() {
        return outcome;
    }

    private static String normal(String word) {
        return SEPARATORS.matcher(word).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
